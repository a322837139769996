import { normalKommunekode } from '../../subgraphs/common/parse/identifiers.ts';
import type { Line } from './page.ts';

/** A `where` of a feed as callers write it. */
export type Where = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;

type Values = (line: Line) => (string | null)[];

const upper = (value: string): string => value.trim().toUpperCase();

/** The filters of the register's feed that can be applied to a line alone: what each is compared with, and how its values are read. */
const answerable: Readonly<Record<string, { of: Values; read?: (value: string) => string }>> = {
  kommune: { of: ({ kommuneBefore, kommuneAfter }) => [kommuneBefore, kommuneAfter], read: normalKommunekode },
  daginstitution: { of: (line) => [line.daginstitutionBefore, line.daginstitutionAfter], read: upper },
  niveau: { of: ({ niveau = null }) => [niveau] },
  nummer: { of: ({ nummer = null }) => [nummer], read: upper },
  action: { of: ({ action }) => [action] },
  field: { of: ({ fields }) => fields.map(({ field }) => field) },
};

/** Whether lines that were read for everybody are enough to apply the `where`. */
export const isAnswerable = (where: Where): boolean => Object.keys(where).every((filter) => filter in answerable);

/** Whether a line is let through, by the same rules as in the database; the first page has checked `where`. */
export const letsThrough = (where: Where, line: Line): boolean =>
  Object.entries(where).every(([filter, asked]) => {
    const { of, read = (value: string) => value } = answerable[filter] ?? { of: () => [] };
    if (filter !== 'field') return fits(of(line), asked ?? {}, read);
    // Each operator alone, since several fields may have changed. A new object has all of them.
    if (line.action === 'CREATE') return !isEmpty(asked);
    return Object.entries(asked ?? {}).every(([operator, value]) => fits(of(line), { [operator]: value }, read));
  });

const isEmpty = (asked: Where[string]): boolean => Array.isArray(asked?.in) && asked.in.length === 0;

/** For each operator some value fits; before and after count together. */
function fits(values: (string | null)[], asked: object, read: (value: string) => string): boolean {
  const { eq, in: some, startsWith, contains } = asked as Record<string, string & string[]>;
  return values.some(
    (value) =>
      value !== null &&
      (eq == null || read(eq) === value) &&
      (some == null || some.map(read).includes(value)) &&
      (startsWith == null || value.startsWith(read(startsWith))) &&
      (contains == null || value.includes(read(contains))),
  );
}
