import type { Regel } from './regel.ts';

/** Line breaks and tabs inside a value break the readers of the register's exports, which do not expect quoting. */
export const controlCharacters: Regel = {
  code: 'CONTROL_CHARACTERS',
  niveauer: ['daginstitution', 'anvisningsenhed', 'alternativAdresse'],
  field: 'navn',
  da: 'Værdien indeholder styretegn, for eksempel linjeskift eller tabulator.',
  en: 'The value holds control characters, such as a line break or a tab.',
  example: 'Børnehuset Solstrålen',
  retryable: false,
  check(row) {
    return Object.entries(row)
      .filter(([, value]) => typeof value === 'string' && /\p{Cc}/u.test(value))
      .map(([field, value]) => ({ field, value: JSON.stringify(value).slice(1, -1) }));
  },
};
