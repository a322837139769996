import type { GraphQLError } from 'graphql';
import { apiKeySubject, type Caller, isAllowed, may, refuseUnplaced } from '../../../common/auth/may.ts';
import type { Action } from '../../../common/auth/permissions.ts';
import { and, isIn, name, sql } from '../../../common/database/sql.ts';
import { normalKommunekode } from '../../../common/parse/identifiers.ts';
import { mapInTurns } from '../../../common/turns/turns.ts';
import { manualKilde } from '../../core/change/kilde-order.ts';
import { enhederOf, type Place, placesOf, type StoredObject } from '../../core/change/stored-object.ts';
import { parseList, type UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { type Problem, problem, refusalProblem } from '../../errors/refusals.ts';

/**
 * Why the caller may not write what the work touches or names: one problem per municipality or unit, not one per
 * object. A caller who may write does so in the name of its own sources.
 */
export async function authorise(caller: Caller, useCase: UseCase, work: Work): Promise<Problem[]> {
  const { action, places, input } = useCase;
  const asked = new Map<StoredObject, string[]>(work.named().map(({ object, path }) => [object, path]));
  for (const object of work.touched()) asked.set(object, object.path ?? []);
  await work.loadEnheder([...asked.keys()].flatMap(enhederOf));
  const problems = new Map<string, Problem>();
  const all = new Map(namedPlaces(work, places).map((place) => [placeKey(place), place]));
  const refusals = new Map<string, GraphQLError | null>(); // thousands of objects are of one unit
  await mapInTurns(asked, ([object, path]) => {
    const { before, after } = placesOf(work, object);
    for (const place of [before, after]) {
      // An unknown unit is nobody's; the rules report that it is unknown.
      if (place === null || (place.enhed !== null && place.kommune === null)) continue;
      const key = placeKey(place);
      all.set(key, place);
      if (!refusals.has(key)) refusals.set(key, may(caller, action, scopeOf(place)) && refusalOf(place));
      const refused = refusals.get(key);
      if (refused) problems.set(refused.message, refusalProblem(refused, path));
    }
  });
  /** It names the place only where the input does: otherwise it would disclose where something hidden is. */
  function refusalOf({ enhed, kommune }: Place) {
    const isNamed = [enhed, kommune].some((value) => value !== null && mentions(input, value));
    return isNamed ? may(caller, action, scopeOf({ enhed, kommune })) : refuseUnplaced(caller, action);
  }
  return problems.size > 0 ? [...problems.values()] : authoriseKilder(caller, work, [...all.values()]);
}

const placeKey = ({ enhed, kommune }: Place): string => `${enhed ?? ''} ${kommune ?? ''}`;

/** The places where a caller has the right that a write takes. */
export const reachedBy =
  (caller: Caller, action: Action): Work['reaches'] =>
  (place) =>
    isAllowed(caller, action, scopeOf(place));

const scopeOf = ({ kommune, enhed }: Place) => ({
  kommuner: kommune === null ? [] : [kommune],
  enheder: enhed === null ? [] : [enhed],
});

/** Where the input itself says that it writes, as when it turns out to change nothing. */
const namedPlaces = (work: Work, { enheder = [], kommuner = [] }: UseCase['places'] = {}): Place[] => [
  ...enheder.map((enhed) => ({ enhed, kommune: work.enhed(enhed)?.kommuneKode ?? null })),
  ...kommuner.map((kommune) => ({ enhed: null, kommune })),
];

/** Why the caller may not write in the units and municipalities that the input names. A unit that is not known is nobody's. */
export async function authorisePlaces(
  caller: Caller,
  { action, places: { enheder = [], kommuner = [] } = {} }: UseCase,
  work: Work,
): Promise<Problem[]> {
  await work.loadEnheder(enheder);
  const known = [...new Set(enheder)].flatMap((nummer) => work.enhed(nummer) ?? []);
  const scopes = [
    ...known.map(({ nummer, kommuneKode }) => ({ kommuner: [kommuneKode], enheder: [nummer] })),
    ...[...new Set(kommuner)].map((kode) => ({ kommuner: [kode] })),
  ];
  const problems = new Map<string, Problem>();
  for (const scope of scopes) {
    const refused = may(caller, action, scope);
    if (refused) problems.set(refused.message, refusalProblem(refused, []));
  }
  return [...problems.values()];
}

/**
 * Whether an input itself names a unit or a municipality: a refusal that names it then says nothing of what is stored.
 */
export function mentions(input: unknown, value: string): boolean {
  if (typeof input === 'string') return input.toUpperCase() === value || normalKommunekode(input) === value;
  if (typeof input !== 'object' || input === null) return false;
  return Object.values(input).some((one) => mentions(one, value));
}

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
async function authoriseKilder(caller: Caller, work: Work, places: readonly Place[]): Promise<Problem[]> {
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
      if (isByHand && (byHand || kilde === manualKilde)) continue;
      if (writers.some((row) => row.kommuneKode === kommune && row.kilde === kilde && isWriter(caller, row))) continue;
      const refused = problem('KILDE_NOT_YOURS', path, { value: kilde, kommune, manuel: manualKilde });
      problems.set(refused.en, refused);
    }
  }
  return [...problems.values()];
}

const readWriters = ({ query, provider, spoken }: Work, kommuner: readonly string[]): Promise<Row[]> =>
  query<Row>(sql`
    SELECT "kommuneKode", "kilde", "noegler", "cvrNumre", "subjekter" FROM "Kildeskribenter" WHERE ${and([
      sql`"toChange" IS NULL`,
      isIn(provider, name('kommuneKode'), [...kommuner]),
      isIn(provider, name('kilde'), [...new Set(spoken.map(({ kilde }) => kilde))]),
    ])}`);

const mayByHand = (caller: Caller, places: readonly Place[]): boolean =>
  places.every(({ kommune, enhed }) => {
    const scope = { kommuner: kommune === null ? [] : [kommune], enheder: enhed === null ? [] : [enhed] };
    return isAllowed(caller, 'kilde.byHand', scope);
  });

function isWriter({ subject, roles }: Caller, { noegler, cvrNumre, subjekter }: Row): boolean {
  if (subject === null) return false;
  const own = new Set(roles.flatMap((role) => role.cvrNumre));
  const subjects = [...parseList(noegler).map((id) => apiKeySubject(id)), ...parseList(subjekter)];
  return subjects.includes(subject) || parseList(cvrNumre).some((cvr) => own.has(cvr));
}
