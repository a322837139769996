import type { UseCase } from '../change/use-case.ts';
import type { Work } from '../change/work.ts';
import type { AffiliationServices } from '../context.ts';
import { namedEnheder } from '../import/named-enheder.ts';
import { namedBy, openRowScene } from '../import/open-row-scene.ts';
import { parseFields } from '../import/parse-fields.ts';
import { type PlacedRow, putRows } from '../import/put-rows.ts';
import { RowMemory } from '../import/row-memory.ts';
import { rowSchema } from '../import/row-schema.ts';
import { token } from '../import/token.ts';
import type { TilknytningRowInput } from './row-inputs.ts';

/** How many rows one call may hold; other writers wait for it. */
export const maxRows = 5000;

/** Puts rows as their source tells them, all of them or none; putting them again changes nothing. */
export function applyTilknytninger(
  services: AffiliationServices,
  kilde: string,
  rows: readonly TilknytningRowInput[],
): UseCase {
  const enheder = rows.flatMap((row) => Object.values(row).map((given) => (given as { enhed?: string } | null)?.enhed));
  return {
    action: 'person.write',
    input: [kilde, rows],
    places: { enheder: namedEnheder(enheder) },
    run: (work) => apply(work, services, kilde, rows),
  };
}

async function apply(work: Work, services: AffiliationServices, given: string, rows: readonly TilknytningRowInput[]) {
  if (rows.length > maxRows)
    return work.refuse('LIMIT_EXCEEDED', ['rows'], {
      what: 'the number of rows',
      hvad: 'antallet af rækker',
      max: maxRows,
    });
  const kilde = parseFields(token(100), given, ['kilde']);
  if ('problems' in kilde) return void work.errors.push(...kilde.problems);
  const placed = rows.flatMap((row, i) => readRow(work, row, ['rows', String(i)]));
  const named = placed.map(({ row }) => namedBy(row));
  const scene = await openRowScene(work, services, { kilde: kilde.value, memory: new RowMemory(), named });
  putRows(scene, placed);
}

function readRow(work: Work, given: TilknytningRowInput, path: string[]): PlacedRow[] {
  const [first, second] = Object.entries(given).filter(([, fields]) => fields != null);
  if (!first || second) {
    work.refuse('ROW_NOT_ONE', path, { field: path.join('.') });
    return [];
  }
  const where = [...path, first[0]];
  const parsed = parseFields(rowSchema, { ...first[1], type: first[0] }, where);
  if (!('problems' in parsed)) return [{ row: parsed.value, path: where }];
  work.errors.push(...parsed.problems);
  return [];
}
