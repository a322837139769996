import { type Compared, changedColumns, givenUnseen } from './action-of.ts';
import { feltNames } from './felt-names.ts';
import { slags } from './slags.ts';

/** One field of an object before and after. Of personal fields only that they changed is told, or were given. */
export interface FieldDiff {
  field: string;
  before: string | null;
  after: string | null;
  personal: boolean;
}

/** The fields that differ, each once; of what may not be seen the personal ones that are given, whether they differ or not. */
export function fieldDiffs(objekt: Compared): FieldDiff[] {
  const diffs = [
    ...changedColumns(objekt).flatMap((column) => columnDiffs(objekt, column)),
    ...givenUnseen(objekt)
      .flatMap((column) => feltNames(objekt.slags, column))
      .map((field): FieldDiff => ({ field, before: null, after: null, personal: true })),
  ];
  return [...new Map(diffs.map((diff) => [diff.field, diff])).values()];
}

function columnDiffs(objekt: Compared, column: string): FieldDiff[] {
  const { slags: kind } = objekt;
  const personal = (slags[kind].personal as readonly string[]).includes(column);
  const [before, after] = [objekt.before, objekt.after].map((row) => text((row as Row | null)?.[column])) as Texts;
  const told = personal ? { before: null, after: null } : { before, after };
  return feltNames(kind, column, before, after).map((field) => ({ field, ...told, personal }));
}

type Row = Record<string, unknown>;
type Texts = [string | null, string | null];

const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
