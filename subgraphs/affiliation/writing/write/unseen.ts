import { type Caller, isAllowed, reachOf } from '../../../common/auth/may.ts';
import { areIn, insertRows, isIn, join, name, recordset, sql } from '../../../common/database/sql.ts';
import { mapInTurns } from '../../../common/turns/turns.ts';
import { storedMoment } from '../../../common/writes/idempotency.ts';
import { objectKinds } from '../../core/change/object-kinds.ts';
import { withSealedTexts } from '../../core/change/sealed-texts.ts';
import { placesOf, type StoredObject } from '../../core/change/stored-object.ts';
import { mayNotSee, withSecretNumber } from '../../core/change/unseen.ts';
import type { UseCase } from '../../core/change/use-case.ts';
import type { Withheld, Work } from '../../core/change/work.ts';
import { cprNumre } from '../../core/input/fields.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../../core/store/database.ts';
import type { Problem } from '../../errors/refusals.ts';
import type { Asked } from '../../laeselog/show.ts';
import type { CprOpslag } from '../../people/opslag/cpr-opslag.ts';

/**
 * Whether a caller may not see a person of a write, as they were before. What the same input said of them first is the
 * caller's own.
 */
export const hiddenFrom =
  (caller: Caller): Work['hides'] =>
  ({ before }) =>
    before !== null && mayNotSee(caller, { ...before, beskyttet: before.beskyttet || before.forseglet !== null });

/**
 * Marks what the work touches and its caller may not see, so that no answer shows whether the input is what is stored.
 * Whoever guesses would otherwise learn when a guess is right.
 */
export async function hideUnseen(caller: Caller, work: Work): Promise<void> {
  const stays = work.all('gaesteophold').filter(({ before, path }) => before !== null && path !== null);
  const boern = stays.map(({ after }) => after.barnId);
  await work.load('person', 'id', boern);
  for (const object of work.touched()) if (object.before !== null) object.unseen = unseenOf(object, caller, work);
}

function unseenOf(object: StoredObject, caller: Caller, work: Work): readonly string[] {
  if (object.kind === 'person') {
    const person = object as StoredObject<'person'>;
    return work.hides(person) ? objectKinds.person.personal : withSecretNumber(person);
  }
  const { personal } = objectKinds[object.kind];
  if (object.kind === 'tilknytning') return mayRead(object, caller, work) ? [] : personal;
  if (object.kind !== 'gaesteophold') return [];
  // A reason is free text: nobody is shown that of a protected child.
  const barn = work.get('person', (object as StoredObject<'gaesteophold'>).after.barnId);
  return barn && !barn.after.beskyttet && mayRead(object, caller, work) ? [] : personal;
}

function mayRead(object: StoredObject, caller: Caller, work: Work): boolean {
  const { enhed, kommune } = placesOf(work, object).before ?? { enhed: null, kommune: null };
  const scope = { kommuner: kommune === null ? [] : [kommune], enheder: enhed === null ? [] : [enhed] };
  return isAllowed(caller, 'person.read', scope);
}

interface Asking {
  caller: Caller;
  dryRun: boolean;
  opslag?: CprOpslag | undefined;
}

type About = Pick<UseCase, 'action' | 'navn' | 'cpr' | 'places'>;

/**
 * The persons of whom the answer of a write says something, as lines of the read log: it says what of the input differs
 * from what is stored, in a dry run as in a write that is carried out or refused; and whose the CPR numbers are, or
 * that they are nobody's.
 */
export async function linesOf(work: Work, useCase: About, asking: Asking): Promise<Asked[]> {
  return [...(await compared(work, useCase, asking)), ...(await lookedUp(work, useCase, asking))];
}

async function compared(work: Work, useCase: About, { dryRun }: Asking): Promise<Asked[]> {
  const about = new Map<string, Set<string>>();
  await mapInTurns([...work.touched(), ...work.named().map(({ object }) => object)], (object) => {
    const [personId, hvad] = object.before === null ? [] : (aboutOf(object, work) ?? []);
    if (personId !== undefined) about.set(personId, (about.get(personId) ?? new Set()).add(hvad ?? ''));
  });
  const common = { ...nobody, lineKind: dryRun ? 'proeve' : 'visning', formaal: formaalOf(useCase) } as const;
  return mapInTurns(about, ([personId, hvad]) => ({ ...common, personId, hvad: [...hvad].sort().join(', ') }));
}

/** Whose a stored object is, and what the answer says of them. */
function aboutOf(object: StoredObject, work: Work): [string, string] | null {
  const { kind, id, before } = object;
  if (kind === 'person') return [id, work.hides(object as StoredObject<'person'>) ? 'beskyttelse' : 'sammenligning'];
  if (kind === 'tilknytning') return [(before as StoredObject<'tilknytning'>['after']).personId, 'tilknytning'];
  return kind === 'gaesteophold' ? [(before as StoredObject<'gaesteophold'>['after']).barnId, 'gaestepleje'] : null;
}

/** A line for each person who is found, and one, for each municipality asked, of the numbers that are nobody's. */
async function lookedUp(work: Work, useCase: About, { caller, opslag }: Asking): Promise<Asked[]> {
  const numre = cprNumre(useCase.cpr?.numre ?? []);
  if (!opslag || numre.length === 0) return [];
  const kommuner = kommunerOf(work, useCase, caller);
  const { hits, misses } = await opslag.find(work.query, numre, kommuner);
  const common = { lineKind: 'opslag', formaal: formaalOf(useCase) } as const;
  const found = hits.map((personId) => ({
    ...{ ...nobody, ...common, personId, hvad: 'fundet', antal: 1, spoergsmaal: 'cpr' },
  }));
  if (misses === 0) return found;
  return [...found, { ...common, kommuner, hvad: 'fundet', antal: 0, spoergsmaal: `cpr (${misses})` }];
}

/** The municipality is the person's own. */
const nobody = { kommuner: [], antal: null, spoergsmaal: null };

const formaalOf = ({ navn, action }: About): string => navn ?? action;

/** Where the numbers are looked for. */
function kommunerOf(work: Work, { action, places }: About, caller: Caller): string[] {
  const ofUnits = (places?.enheder ?? []).flatMap((nummer) => work.enhed(nummer)?.kommuneKode ?? []);
  const named = [...new Set([...ofUnits, ...(places?.kommuner ?? [])])];
  return named.length > 0 ? named : [...reachOf(caller, action).kommuner];
}

/**
 * Notes, for those who may see the persons, where what is stored differs from the answer: ties that break a rule, and
 * rows that could not be taken in. Each is noted, since the answer said that all is stored.
 */
export function withhold(stored: Work, answered: Work, broken: readonly Problem[]): void {
  for (const { path, code: kode } of broken) {
    const tie = tieAt(stored, path);
    if (!tie) withholdRow(stored, answered, path, kode);
    else
      for (const personId of personsBehind(stored, answered, tie))
        stored.withheld.push({ ...placeOfTie(tie), personId, objectId: tie.id, kode, cpr: null });
  }
  for (const { path, code } of stored.errors) withholdRow(stored, answered, path, code);
}

/** A row is known by what the answer said of it: the local id of its own tie, or of the child whose contact it is. */
function withholdRow(stored: Work, answered: Work, path: readonly string[], kode: string): void {
  const tie = tieAt(answered, path);
  const place = tie ? placeOfTie(tie) : { kilde: stored.spoken[0]?.kilde ?? '', enhedsNummer: '' };
  const lokalId = tie ? lokalIdOf(answered, tie) : '';
  for (const personId of personsBehind(stored, answered, tie))
    stored.withheld.push({ ...place, personId, objectId: personId, lokalId, kode, cpr: null });
}

type Tie = StoredObject<'tilknytning'>;

/** The tie that a place of the input belongs to; for a contact within a child, the contact's own. */
function tieAt(work: Work, path: readonly string[]): Tie | undefined {
  const at = work.all('tilknytning').filter((tie) => tie.path?.every((step, i) => path[i] === step));
  return at.reduce<Tie | undefined>((a, b) => ((a?.path?.length ?? -1) >= (b.path?.length ?? 0) ? a : b), undefined);
}

const placeOfTie = ({ after: { kilde, enhedsNummer } }: Tie) => ({ kilde, enhedsNummer });

function lokalIdOf(work: Work, { after: { lokalId, barnId, enhedsNummer } }: Tie): string {
  const ofBarn = barnId === null ? [] : work.where('tilknytning', 'personId', barnId);
  const barn = ofBarn.find(({ after }) => after.enhedsNummer === enhedsNummer && after.lokalId !== null);
  return lokalId ?? barn?.after.lokalId ?? '';
}

/**
 * The persons for whom it is noted, and shown to those who may see them: the hidden ones of a tie, whom others stand
 * for in the answer; without any, all whose number was given. A note for a person whom the caller sees would give it
 * away.
 */
function personsBehind(stored: Work, answered: Work, tie: Tie | undefined): Iterable<string> {
  const { personId, barnId } = tie?.after ?? { personId: null, barnId: null };
  const own = [personId, barnId].flatMap((id) => (id === null ? [] : (answered.standsFor.get(id) ?? id)));
  const hidden = own.filter((id) => {
    const person = stored.get('person', id);
    return person && stored.hides(person);
  });
  return hidden.length > 0 ? hidden : answered.metHidden;
}

/**
 * Keeps what a write gave and could not take in, the number sealed: `affiliationFindings` tells of it to those who may
 * see the person. The newest word of a source about a number takes the place of the one before; it goes when the source
 * gives the number that is the person's, or the person gets another one. What is kept of a row goes when one of that
 * local id is taken in.
 */
export async function keepWithheld(
  tx: AffiliationTransaction,
  database: Pick<AffiliationDatabase, 'provider' | 'vault'>,
  work: Work,
): Promise<void> {
  const { provider, vault } = database;
  await forgetNumbers(tx, database, work);
  await forgetRows(tx, database, work);
  const rows = [...new Map(work.withheld.map((one) => [keyOf(one), one])).values()];
  if (rows.length === 0) return;
  const at = storedMoment(new Date());
  const sealed = rows.map((row) => withSealedTexts(vault, 'Tilbageholdt', { lokalId: '', ...row, at }));
  const persons = rows.map(({ personId }) => personId);
  const names = join(Object.keys(keyColumns).map((column) => name(column)));
  await tx.$executeRaw(sql`
    DELETE FROM "Tilbageholdt" WHERE ${isIn(provider, name('personId'), persons)} AND (${names}) IN
      (SELECT ${names} FROM ${recordset(provider, sealed, keyColumns)})`);
  await insertRows(tx, provider, 'Tilbageholdt', sealed, columns);
}

type Sealer = Pick<AffiliationDatabase, 'provider'>;

async function forgetNumbers(tx: AffiliationTransaction, { provider }: Sealer, work: Work): Promise<void> {
  const renumbered = work
    .all('person')
    .filter(({ before, after }) => before !== null && before.cprIndex !== after.cprIndex)
    .map(({ id }) => id);
  if (renumbered.length > 0)
    await tx.$executeRaw(
      sql`DELETE FROM "Tilbageholdt" WHERE "cpr" IS NOT NULL AND ${isIn(provider, name('personId'), renumbered)}`,
    );
  const numbers = work.withheld.filter(({ cpr }) => cpr !== null);
  const given = [...work.agreed, ...numbers].map(({ personId, kilde }) => [personId, kilde] as const);
  if (given.length > 0)
    await tx.$executeRaw(
      sql`DELETE FROM "Tilbageholdt" WHERE "cpr" IS NOT NULL AND ${areIn(provider, ['personId', 'kilde'], given)}`,
    );
}

async function forgetRows(tx: AffiliationTransaction, { provider }: Sealer, work: Work): Promise<void> {
  const byKilde = new Map<string, (readonly [string, string])[]>();
  for (const { after, path } of work.all('tilknytning'))
    if (path !== null && after.lokalId !== null) {
      const places = byKilde.get(after.kilde) ?? [];
      byKilde.set(after.kilde, places);
      places.push([after.lokalId, after.enhedsNummer]);
    }
  for (const [kilde, places] of byKilde)
    await tx.$executeRaw(sql`
      DELETE FROM "Tilbageholdt" WHERE "kilde" = ${kilde} AND ${areIn(provider, ['lokalId', 'enhedsNummer'], places)}`);
}

const keyOf = ({ personId, kilde, kode, objectId, enhedsNummer, lokalId = '' }: Withheld) =>
  JSON.stringify([personId, kilde, kode, objectId, enhedsNummer, lokalId]);

const keyColumns = {
  ...({ personId: 'TEXT', kilde: 'TEXT', kode: 'TEXT', objectId: 'TEXT' } as const),
  ...({ enhedsNummer: 'TEXT', lokalId: 'TEXT' } as const),
} as const;

const columns = { ...keyColumns, cpr: 'TEXT', at: 'TIMESTAMP(3)' } as const;
