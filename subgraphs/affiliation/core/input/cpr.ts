import { isDay } from '../../../common/parse/days.ts';

/**
 * What a CPR number is. `erstatning`: letters in positions 7 to 9, the day as it is or + 60; STIL lets those have one who
 * cannot get a CPR number (STIL, pages 24838200 and 2917071). `pseudo`: day + 60 and digits, for test persons here.
 */
export type CprKind = 'cpr' | 'erstatning' | 'pseudo';

/** Ten characters without hyphen or spaces. */
export const normalCpr = (given: string): string => given.replace(/[\s-]/g, '').toUpperCase();

interface Parts {
  day: number;
  month: string;
  year: number;
  serial: string;
}

/** Null for what cannot be one. The check digit says nothing any more: numbers without it are issued since 2007. */
export function cprKind(cpr: string): CprKind | null {
  const parts = partsOf(cpr);
  if (!parts || birthdaysOf(parts).length === 0) return null;
  if (/[A-Z]/.test(parts.serial)) return 'erstatning';
  return parts.day > 60 ? 'pseudo' : 'cpr';
}

/** Whether a day may be the birthday that a number stands for. */
export function bornOn(cpr: string, day: string): boolean {
  const parts = partsOf(cpr);
  return parts !== null && birthdaysOf(parts).includes(day);
}

function partsOf(cpr: string): Parts | null {
  const [, day = '', month = '', year = '', serial = ''] =
    /^(0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])(0[1-9]|1[0-2])(\d\d)(\d{4}|[A-Z]{3}\d)$/.exec(cpr) ?? [];
  return serial === '' ? null : { day: Number(day), month, year: Number(year), serial };
}

/** The days of the calendar that a number can stand for: without the seventh digit its century is not known. */
function birthdaysOf({ day, month, year, serial }: Parts): string[] {
  const born = String(day > 60 ? day - 60 : day).padStart(2, '0');
  const centuries = /^\d/.test(serial) ? [centuryOf(Number(serial[0]), year)] : [1900, 2000];
  return centuries.map((century) => `${century + year}-${month}-${born}`).filter(isDay);
}

/** The table of the seventh digit (CPR-kontoret, "Personnummeret i CPR"). */
function centuryOf(seventh: number, year: number): number {
  if (seventh < 4) return 1900;
  if (seventh === 4 || seventh === 9) return year < 37 ? 2000 : 1900;
  return year < 58 ? 2000 : 1800;
}

/** Numbers that can be somebody's, each once, as they are compared. */
export const cprNumre = (given: Iterable<string | null | undefined>): string[] => [
  ...new Set([...given].map((cpr) => normalCpr(cpr ?? '')).filter((cpr) => cprKind(cpr) !== null)),
];
