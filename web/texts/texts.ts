import i18next from 'i18next';
import { useTranslation } from 'react-i18next';

export const languages = ['da', 'en'] as const;
export type Language = (typeof languages)[number];

/** Where the browser keeps which language its reader chose. */
const chosen = 'sprog';

/** The words of a page or a piece in each language. A key that counts has two: `units_one` and `units_other`. */
export interface Texts<Key extends string> {
  namespace: string;
  da: Record<Key, string>;
  en: Record<Key, string>;
}

/** The key as it is asked for: the form that a count takes is chosen by the language. */
type Asked<Key extends string> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key;

/** Gives the text of a key, with `{{name}}` in it replaced by the value of that name. */
export type Say<Key extends string> = (key: Asked<Key>, values?: Record<string, string | number>) => string;

await i18next.init({
  lng: readChosen(),
  fallbackLng: 'da',
  resources: {},
  interpolation: { escapeValue: false }, // React escapes
  returnEmptyString: true,
});
document.documentElement.lang = i18next.language;

function readChosen(): Language {
  try {
    return localStorage.getItem(chosen) === 'en' ? 'en' : 'da';
  } catch {
    return 'da'; // a browser that keeps nothing
  }
}

/** Makes words known under a name of their own, such as that of the page. Both languages must have the same keys. */
export function defineTexts<Key extends string>(
  namespace: string,
  da: Record<Key, string>,
  en: Record<NoInfer<Key>, string>,
): Texts<Key> {
  i18next.addResourceBundle('da', namespace, da);
  i18next.addResourceBundle('en', namespace, en);
  return { namespace, da, en };
}

/** The words in the reader's language. */
export function useTexts<Key extends string>({ namespace }: Texts<Key>): Say<Key> {
  const { t } = useTranslation(namespace, { i18n: i18next });
  return (key, values) => t(key, values ?? {});
}

/** The reader's language, and how to change it. */
export function useLanguage(): [Language, (language: Language) => void] {
  const { i18n } = useTranslation(undefined, { i18n: i18next });
  return [i18n.language === 'en' ? 'en' : 'da', choose];
}

function choose(language: Language): void {
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
  try {
    localStorage.setItem(chosen, language);
  } catch {
    // then it holds until the page is left
  }
}
