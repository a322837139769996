import { mapInTurns } from '../../../common/turns/turns.ts';
import type { AffiliationServices } from '../../context.ts';
import type { UseCase } from '../../core/change/use-case.ts';
import { Work } from '../../core/change/work.ts';
import { namedEnheder, parseFields, token } from '../../core/input/fields.ts';
import { rowSchema } from '../../core/input/row-schema.ts';
import type { Problem } from '../../errors/refusals.ts';
import { withoutMatches } from '../../people/opslag/count-cpr.ts';
import { loaderOf } from '../../people/rows/load-guard.ts';
import { type PlacedRow, putRows } from '../../people/rows/put-rows.ts';
import { aboutRow, type RowAbout, RowMemory } from '../../people/rows/row-memory.ts';
import { namedBy, openRowScene } from '../../people/rows/row-scene.ts';
import { siftRows } from '../../people/rows/sift-rows.ts';
import { checkWork } from '../regel/check-work.ts';
import { type ApplyTilknytningerInput, maxRows, type TilknytningRowInput } from './attach-inputs.ts';

/** A row that was left out. */
interface RefusedRow {
  row: number;
  errors: Problem[];
  dependsOn: number | null;
}

/** What is reported beside the changes. */
interface Report {
  refused: RefusedRow[];
}

/** Puts rows as their source gives them: all of them or none, or all but the refused; putting them again changes nothing. */
export function applyTilknytninger(services: AffiliationServices, batch: ApplyTilknytningerInput): UseCase {
  const { kilde, rows, skipRefused } = batch;
  const enheder = rows.flatMap((row) => Object.values(row).map((given) => (given as { enhed?: string } | null)?.enhed));
  const refused: RefusedRow[] = [];
  return {
    action: 'person.write',
    navn: 'applyTilknytninger',
    cpr: {
      numre: numreOf(rows),
      isStored: true,
      leftOut: (report) => numreOf((report as Report).refused.flatMap(({ row }) => rows[row] ?? [])),
      withhold: (report, beyond) => ({
        refused: (report as Report).refused.map((row) => ({ ...row, errors: withoutMatches(row.errors, beyond) })),
      }),
    },
    input: [kilde, rows, ...(skipRefused ? ['skipRefused'] : [])],
    places: { enheder: namedEnheder(enheder) },
    run: (work) => apply(work, services, batch, refused),
    report: (): Report => ({ refused: refused.sort((a, b) => a.row - b.row) }),
  };
}

const sizeOf = (rows: readonly TilknytningRowInput[]): number =>
  rows.reduce((sum, { barn }) => sum + 1 + (barn?.kontakter?.length ?? 0), 0);

/** The numbers that rows give: a row's own, and those of the contacts of a child. */
const numreOf = (rows: readonly TilknytningRowInput[]) =>
  rows.flatMap((row) =>
    Object.values(row).flatMap((given: RowNumre | null) => [
      given?.person?.cpr,
      ...(given?.kontakter ?? []).map(({ person }) => person?.cpr),
    ]),
  );

type Numbered = { person?: { cpr?: string | null } | null };
type RowNumre = Numbered & { kontakter?: readonly Numbered[] | null };

async function apply(
  work: Work,
  services: AffiliationServices,
  batch: ApplyTilknytningerInput,
  refused: RefusedRow[],
): Promise<void> {
  const { rows, skipRefused } = batch;
  if (sizeOf(rows) > maxRows)
    return work.refuse('LIMIT_EXCEEDED', ['input', 'rows'], {
      what: 'the number of rows, with the contacts in them',
      hvad: 'antallet af rækker, med kontakterne i dem',
      max: maxRows,
    });
  const kilde = parseFields(token(100), batch.kilde, ['input', 'kilde']);
  if ('problems' in kilde) return void work.errors.push(...kilde.problems);
  work.speakAs(kilde.value, ['input', 'kilde']);
  if (await loaderOf(work, kilde.value))
    return work.refuse('KILDE_LOADING', ['input', 'kilde'], { value: kilde.value });
  const memory = new RowMemory();
  const refuse = (about: RowAbout, path: string[], errors: Problem[]) => {
    memory.refused.add(about, path);
    if (skipRefused) refused.push({ row: Number(path[rowAt]), errors, dependsOn: dependencyOf(errors) });
    else work.errors.push(...errors);
  };
  // Where the answer hides something, what is stored has the rows that the answer says are held.
  const left = new Set(refused.map(({ row }) => row));
  const read = (
    await mapInTurns(rows, (row, i) => (left.has(i) ? [] : readRow(row, ['input', 'rows', String(i)], refuse)))
  ).flat();
  const put = async (into: Work, some: readonly PlacedRow[]): Promise<void> => {
    const named = some.map(({ row }) => namedBy(row));
    await putRows(await openRowScene(into, services, { kilde: kilde.value, memory: memory.fork(), named }), some);
  };
  if (!skipRefused || work.findsHidden) return put(work, read);
  const attempt = async (some: readonly PlacedRow[]) => {
    const trial = new Work(work, work.today, work);
    await put(trial, some);
    const { errors } = await checkWork(trial);
    return { errors: [...trial.errors, ...errors] };
  };
  const { held } = await siftRows(read, attempt, ({ row, path }, errors) => refuse(aboutRow(row), path, errors));
  await put(work, held);
}

/** Where in the path of a row its position stands: `input`, `rows`, position. */
const rowAt = 2;

/** The position of the row that a refused one depends on. */
function dependencyOf(errors: readonly Problem[]): number | null {
  const place = errors.find(({ dependsOn }) => dependsOn)?.dependsOn;
  return place ? Number(place[rowAt]) : null;
}

function readRow(
  given: TilknytningRowInput,
  path: string[],
  refuse: (about: RowAbout, path: string[], errors: Problem[]) => void,
): PlacedRow[] {
  const [[type, fields] = ['', {}]] = Object.entries(given); // exactly one: the type is @oneOf
  const where = [...path, type];
  const row = { ...fields, type };
  const parsed = parseFields(rowSchema, row, where);
  if (!('problems' in parsed)) return [{ row: parsed.value, path: where }];
  refuse(aboutRow(row), where, parsed.problems);
  return [];
}
