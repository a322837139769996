/**
 * What a CPR number is. `pseudo`: day + 60, and `erstatning`: letters in positions 7 to 9, are for test persons and for
 * people without a number (STIL, page 2917071).
 */
export type CprKind = 'cpr' | 'pseudo' | 'erstatning';

/** Ten characters without hyphen or spaces. */
export const normalCpr = (given: string): string => given.replace(/[\s-]/g, '').toUpperCase();

/** Null for what cannot be one. The check digit says nothing any more: numbers without it are issued since 2007. */
export function cprKind(cpr: string): CprKind | null {
  const [, dayText = '', monthText = '', serial = ''] = /^(\d\d)(\d\d)\d\d([\dA-Z]{4})$/.exec(cpr) ?? [];
  const [day, month] = [Number(dayText), Number(monthText)];
  if (month < 1 || month > 12) return null;
  const isSerial = /^\d{4}$/.test(serial);
  if (day >= 61 && day <= 91) return isSerial ? 'pseudo' : null;
  if (day < 1 || day > 31) return null;
  if (isSerial) return 'cpr';
  return /^[A-Z]{3}\d$/.test(serial) ? 'erstatning' : null;
}
