import { type Language, useLanguage } from './texts.ts';

const locales = { da: 'da-DK', en: 'en-GB' } as const satisfies Record<Language, string>;

/** How numbers, days and moments are written in the reader's language; moments are Danish time. */
export function useFormat() {
  const [language] = useLanguage();
  const locale = locales[language];
  const time = { timeZone: 'Europe/Copenhagen' } as const;
  return {
    number: (value: number) => value.toLocaleString(locale),
    day: (day: string) => new Date(`${day}T12:00:00Z`).toLocaleDateString(locale, { ...time, dateStyle: 'long' }),
    moment: (moment: string) =>
      new Date(moment).toLocaleString(locale, { ...time, dateStyle: 'long', timeStyle: 'short' }),
  };
}

interface Adresse {
  vejNavn: string | null;
  husNummer: string | null;
  supplerendeBynavn?: string | null;
  postNummer: string | null;
  byNavn: string | null;
}

/** An address as one writes it: "Skovvej 4A, Nørreby, 8600 Silkeborg"; empty where nothing of it is known. */
export function adresseLinje({ vejNavn, husNummer, supplerendeBynavn, postNummer, byNavn }: Adresse): string {
  const joined = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' ');
  return [joined(vejNavn, husNummer), supplerendeBynavn, joined(postNummer, byNavn)].filter(Boolean).join(', ');
}

/** Text for comparing what people type: case, accents, æ/ae, ø/oe and å/aa do not count. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');

/** Orders names by the Danish alphabet, and numbers within them by size. */
export const danish = new Intl.Collator('da', { numeric: true });
