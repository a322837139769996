import { sqltag } from '@prisma/client/runtime/client';
import { apiKeySubject, type Caller } from '../../common/auth/caller.ts';
import { may } from '../../common/auth/may.ts';
import { and, isIn, name } from '../../common/database/sql.ts';
import { type Problem, problem } from '../../common/errors/problem.ts';
import { manuelKilde } from './kilde-order.ts';
import { parseList } from './parse-list.ts';
import type { Place } from './place.ts';
import type { Work } from './work.ts';

interface Row {
  kommuneKode: string;
  kilde: string;
  noegler: string;
  cvrNumre: string;
  subjekter: string;
}

/**
 * Why the caller may not write in the name of the sources that the work speaks as, at these places: a source belongs to
 * those whom the municipality has named. What is made by hand is its staff's.
 */
export async function authoriseKilder(caller: Caller, work: Work, places: readonly Place[]): Promise<Problem[]> {
  if (caller.isProduct || work.spoken.length === 0) return [];
  const kommuner = [...new Set(places.flatMap(({ kommune }) => kommune ?? []))];
  const writers = await readWriters(work, kommuner);
  const problems = new Map<string, Problem>();
  for (const kommune of kommuner) {
    const isByHand = mayByHand(
      caller,
      places.filter((place) => place.kommune === kommune),
    );
    for (const { kilde, path, byHand } of work.spoken) {
      if (isByHand && (byHand || kilde === manuelKilde)) continue;
      if (writers.some((row) => row.kommuneKode === kommune && row.kilde === kilde && isWriter(caller, row))) continue;
      const refused = problem('KILDE_NOT_YOURS', path, { value: kilde, kommune, manuel: manuelKilde });
      problems.set(refused.en, refused);
    }
  }
  return [...problems.values()];
}

const readWriters = ({ query, provider, spoken }: Work, kommuner: readonly string[]): Promise<Row[]> =>
  query<Row>(sqltag`
    SELECT "kommuneKode", "kilde", "noegler", "cvrNumre", "subjekter" FROM "Kildeskribenter" WHERE ${and([
      sqltag`"toChange" IS NULL`,
      isIn(provider, name('kommuneKode'), [...kommuner]),
      isIn(provider, name('kilde'), [...new Set(spoken.map(({ kilde }) => kilde))]),
    ])}`);

const mayByHand = (caller: Caller, places: readonly Place[]): boolean =>
  places.every(({ kommune, enhed }) => {
    const scope = { kommuner: kommune === null ? [] : [kommune], enheder: enhed === null ? [] : [enhed] };
    return may(caller, 'kilde.byHand', scope) === null;
  });

function isWriter({ subject, roles }: Caller, { noegler, cvrNumre, subjekter }: Row): boolean {
  if (subject === null) return false;
  const own = new Set(roles.flatMap((role) => role.cvrNumre));
  const subjects = [...parseList(noegler).map((id) => apiKeySubject(id)), ...parseList(subjekter)];
  return subjects.includes(subject) || parseList(cvrNumre).some((cvr) => own.has(cvr));
}
