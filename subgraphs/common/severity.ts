import { vocabulary } from './vocabulary.ts';

/** How much it weighs that something is wrong: it stops the work, is a remark beside it, or stands in reports alone. */
export type Severity = 'refusal' | 'warning' | 'finding';

export const Severities = vocabulary<Severity>('Severity', 'How much a finding weighs.', {
  refusal:
    'Of the register: a write that breaks the rule is refused, unless the row broke it before. Of a delivery: Unilogin would refuse it, or it would do harm.',
  warning: 'For a human to read: it stands beside the answer of a write, or before a delivery.',
  finding: 'Found in reports; to be looked at.',
});

/** What a check can weigh that is made before something is done. */
export type Weight = Exclude<Severity, 'finding'>;

/** The public words, where they are others than those of the code, with what they mean there. */
export const publicWords = {
  /** Of a check of a delivery, as its findings are stored. */
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
