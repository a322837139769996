import { isShowable } from '../../common/text/clean-text.ts';
import type { Regel } from './regel.ts';

/** Line breaks and tabs inside a value break the readers of the register's exports, which do not expect quoting; U+202E shows another value than is stored. */
export const controlCharacters: Regel = {
  code: 'CONTROL_CHARACTERS',
  niveauer: ['daginstitution', 'anvisningsenhed', 'alternativAdresse'],
  field: 'navn',
  da: 'Værdien indeholder styretegn, for eksempel linjeskift, tabulator eller et tegn, der vender skriveretningen (U+202E).',
  en: 'The value holds control characters, such as a line break, a tab or one that turns the letters round (U+202E).',
  example: 'Børnehuset Solstrålen',
  retryable: false,
  check(row) {
    return Object.entries(row)
      .filter(([, value]) => typeof value === 'string' && !isShowable(value))
      .map(([field, value]) => ({ field, value: JSON.stringify(value).slice(1, -1) }));
  },
};
