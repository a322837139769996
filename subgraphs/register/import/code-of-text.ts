import { fold } from '../../common/text/fold.ts';

/** Finds a code by its text, both brought to the form that `normal` gives them. */
function finder(koder: readonly { kode: string; tekst: string }[], normal: (text: string) => string) {
  const byText = new Map(koder.map(({ kode, tekst }) => [normal(tekst), kode]));
  return (text: string): string | null => byText.get(normal(text)) ?? null;
}

export const codeOfText = {
  /** Case and punctuation do not count, nor does the last e: the register writes both "Private" and "Privat". */
  kode: (koder: readonly { kode: string; tekst: string }[]) => finder(koder, (text) => fold(text).replace(/e$/, '')),

  /** "Vesthimmerland", "Vesthimmerlands" and "Vesthimmerlands Kommune" are one; so are "Aarhus" and "Århus". */
  kommune: (kommuner: readonly { kode: string; navn: string }[]) =>
    finder(
      kommuner.map(({ kode, navn }) => ({ kode, tekst: navn })),
      (text) =>
        fold(text)
          .replace(/ (regions)?kommune$/, '')
          .replace(/s$/, ''),
    ),
};
