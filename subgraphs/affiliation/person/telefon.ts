import type { Telefon } from '../import/tilknytning-row.ts';

/** The telephone numbers of a person. */
export const telefonfelter = ['hjemmetelefon', 'arbejdstelefon', 'mobiltelefon'] as const;

/** A Danish number has eight digits, whatever stands before it. */
const digitsOf = ({ nummer }: Telefon): string => nummer.replace(/\D/g, '').slice(-8);

/** Whether two ways of writing mean the same number. */
export const isSameNumber = (a: Telefon, b: Telefon): boolean => digitsOf(a) === digitsOf(b);
