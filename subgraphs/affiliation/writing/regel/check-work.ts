import { isIn, name, sql } from '../../../common/database/sql.ts';
import type { Problem } from '../../../common/errors/problem.ts';
import { mapInTurns } from '../../../common/work/turns.ts';
import { type ObjectKind, objectKinds } from '../../core/change/object-kinds.ts';
import type { Objekt } from '../../core/change/objekt.ts';
import type { Work } from '../../core/change/work.ts';
import type { Regel } from './regel.ts';
import { regler } from './regler.ts';
import { surround } from './surround.ts';

/** Runs the rules on everything the work touches, as it is to be. */
export async function checkWork(work: Work): Promise<{ errors: Problem[]; warnings: Problem[] }> {
  await surround(work);
  const errors: Broken[] = [];
  const warnings: Problem[] = [];
  await mapInTurns(work.touched(), (objekt) => {
    for (const { severity, check } of reglerOf[objekt.kind]) {
      const found = [check(objekt, work) ?? []].flat().filter(({ path }) => !work.isDoubted(path));
      if (severity === 'warning') warnings.push(...found.map(placed(objekt)));
      else errors.push(...found.map((problem) => ({ objekt, problem: placed(objekt)(problem) })));
    }
  });
  return { errors: await untold(work, errors), warnings };
}

/** What a rule says against an object. */
interface Broken {
  objekt: Objekt;
  problem: Problem;
}

/**
 * Without what is a finding already (TIE_CONTRADICTS): a tie was stored against a rule since its writer may not be told
 * whose it is. Told at the next write, it would say so after all, and whoever told the person's other tie before could
 * neither load it again nor end it.
 */
async function untold(work: Work, broken: Broken[]): Promise<Problem[]> {
  const persons = broken.flatMap(({ objekt }) => personsOf(objekt));
  const known = persons.length === 0 ? [] : await contradictions(work, persons);
  const isKnown = ({ objekt, problem: { code } }: Broken) =>
    personsOf(objekt).some((id) => known.some(({ personId, kode }) => personId === id && kode === code));
  return broken.filter((one) => !isKnown(one)).map(({ problem }) => problem);
}

/** Whose a tie is that was stored before. */
function personsOf({ kind, before, after }: Objekt): string[] {
  if (kind !== 'tilknytning' || before === null) return [];
  const { personId, barnId } = after as Objekt<'tilknytning'>['after'];
  return barnId === null ? [personId] : [personId, barnId];
}

const contradictions = (work: Work, persons: string[]) =>
  work.query<{ personId: string; kode: string }>(sql`
    SELECT DISTINCT "personId", "kode" FROM "Tilbageholdt"
    WHERE ${isIn(work.provider, name('personId'), [...new Set(persons)])} AND "objektId" <> "personId"`);

/** Rules name the field of the object; the caller looks for it in the input. */
const placed =
  ({ follows, path }: Objekt) =>
  (problem: Problem): Problem =>
    follows ? { ...problem, path: path ?? [] } : problem;

const reglerOf = Object.fromEntries(
  Object.keys(objectKinds).map((kind) => [
    kind,
    regler.filter((regel) => (regel.kinds as readonly string[]).includes(kind)),
  ]),
) as Record<ObjectKind, Regel[]>;
