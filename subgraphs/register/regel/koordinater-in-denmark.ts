import type { Regel } from './regel.ts';

const within = (value: number | null, low: number, high: number) => value === null || (value >= low && value <= high);

/** Gedser Odde 54.56 to Skagen 57.76 north, Blåvandshuk 8.07 to Christiansø 15.20 east, WGS84. */
export const koordinaterInDenmark: Regel<'anvisningsenhed' | 'alternativAdresse'> = {
  code: 'KOORDINATER_OUTSIDE_DENMARK',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'geoBredde',
  da: 'Koordinaterne ligger uden for Danmark.',
  en: 'The coordinates lie outside Denmark.',
  example: '56.17',
  retryable: false,
  check({ geoBredde, geoLaengde }) {
    const outside = (field: string, value: number | null, low: number, high: number) =>
      within(value, low, high) ? [] : [{ field, value: String(value) }];
    return [...outside('geoBredde', geoBredde, 54.5, 57.8), ...outside('geoLaengde', geoLaengde, 8, 15.25)];
  },
};
