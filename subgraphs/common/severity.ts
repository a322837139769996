/** How much it weighs that something is wrong: it stops the work, is told beside it, or stands in reports alone. */
export type Severity = 'refusal' | 'warning' | 'finding';

/** What a check can weigh that is made before something is done. */
export type Weight = Exclude<Severity, 'finding'>;

/** The public words, where they are others than those of the code, with what they mean there. */
export const publicWords = {
  /** Of a check of a delivery, with which they are stored too. */
  levering: { error: 'refusal', warning: 'warning' },
  /** Of a check before AULA. */
  aula: { BLOCKING: 'refusal', ADVISORY: 'warning' },
} as const satisfies Record<string, Record<string, Weight>>;

/** The word of such a list for a weight. */
export function wordFor<Word extends string>(words: Readonly<Record<Word, Weight>>, weight: Weight): Word {
  const [word] = (Object.keys(words) as Word[]).filter((one) => words[one] === weight);
  if (word === undefined) throw new TypeError(`no public word for ${weight}`);
  return word;
}
