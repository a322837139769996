import { vocabulary } from './vocabulary.ts';

/** How well founded a check or a rule is. */
export type Mark = 'stated' | 'inferred';

export const Marks = vocabulary<Mark>('Mark', 'How well founded a check is.', {
  stated: 'The source states the condition.',
  inferred: 'It follows from the source, or is good practice.',
});
