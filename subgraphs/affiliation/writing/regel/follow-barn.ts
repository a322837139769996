import { isIn, name, sql } from '../../../common/database/sql.ts';
import { mapInTurns } from '../../../common/turns/turns.ts';
import type { Content } from '../../core/change/object-kinds.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import type { Work } from '../../core/change/work.ts';
import type { Tilknytning as Row } from '../../generated/sqlite/client.ts';
import { endOrCancel } from '../../people/tilknytning/stored-tilknytning.ts';

type Tilknytning = StoredObject<'tilknytning'>;
export type Time = Pick<Content['tilknytning'], 'gyldigFra' | 'gyldigTil' | 'aflyst'>;

/** Later than every day: days are compared as text. */
const open = '9999-12-31';

/** What a load knows about contacts that will follow, beyond what its work knows. */
export interface Known {
  /** Whether the same load names it, or wrote it: then it stays as it is. */
  isGiven(kontakt: Tilknytning): boolean;
  /** The same load made it. */
  isNew(barn: Tilknytning): boolean;
}

const ofWork: Known = { isGiven: ({ path }) => path !== null, isNew: ({ before }) => before === null };

/** The ties of children whose time a work changes, as they were; without those whose contacts the same input gives. */
export const movedBoern = (work: Work): Map<string, Time> =>
  new Map(
    work
      .all('tilknytning')
      .filter(({ path, after, tellsKontakter }) => path !== null && after.aktoertype === 'barn' && !tellsKontakter)
      .flatMap(({ id, before, after }) => {
        const isSame = (['gyldigFra', 'gyldigTil', 'aflyst'] as const).every((part) => before?.[part] === after[part]);
        return before === null || isSame ? [] : [[id, before] as const];
      }),
  );

/**
 * The contacts of a child go with it: none lasts longer than the child's time at the unit. When that time is extended,
 * a contact that ended with it comes back, until its own end. A contact that began with the child still begins with it.
 */
export async function followBoern(work: Work, moved: ReadonlyMap<string, Time>, known = ofWork): Promise<void> {
  if (moved.size === 0) return;
  await work.load('tilknytning', 'id', moved.keys());
  const boern = [...moved.keys()].flatMap((id) => work.get('tilknytning', id) ?? []);
  const persons = [...new Set(boern.map(({ after }) => after.personId))];
  await work.load('tilknytning', 'personId', persons);
  await work.load('tilknytning', 'barnId', persons);
  const history = await historyOf(work, persons);
  const done = new Set<string>();
  await mapInTurns(boern, (barn) => {
    for (const kontakt of work.where('tilknytning', 'barnId', barn.after.personId)) {
      const isAnother = kontakt.after.enhedsNummer !== barn.after.enhedsNummer || done.has(kontakt.id);
      if (isAnother || known.isGiven(kontakt)) continue;
      done.add(kontakt.id);
      follow(work, kontakt, { barn, moved, known, history });
    }
  });
}

interface Scene {
  barn: Tilknytning;
  moved: ReadonlyMap<string, Time>;
  known: Known;
  history: History;
}

function follow(work: Work, kontakt: Tilknytning, { barn, moved, known, history }: Scene): void {
  const path = barn.path ?? [];
  const ties = work
    .where('tilknytning', 'personId', barn.after.personId)
    .filter(({ after }) => after.aktoertype === 'barn' && after.enhedsNummer === barn.after.enhedsNummer);
  const own = ofSameKilde(ties, ({ after }) => after.kilde, kontakt.after.kilde);
  const former = lastDay(own.filter((tie) => !known.isNew(tie)).map((tie) => moved.get(tie.id) ?? tie.after));
  const latter = lastDay(own.map(({ after }) => after));
  if (former === undefined || latter === undefined) return;
  const { gyldigFra, gyldigTil, aflyst } = kontakt.after;
  const began = own.find(({ id, after }) => !after.aflyst && moved.get(id)?.gyldigFra === gyldigFra);
  const wasEnded = aflyst ? gyldigFra > former && gyldigFra <= latter : (gyldigTil ?? open) === former;
  if (latter < former) endOrCancel(work, kontakt, latter, path);
  else if (latter > former && wasEnded) {
    const end = history.ownEnd(kontakt);
    const to = end === null || end > latter ? latter : end;
    if (end !== null) work.change(kontakt, { aflyst: false, gyldigTil: to === open ? null : to }, path);
  }
  if (
    began &&
    !aflyst &&
    began.after.gyldigFra !== gyldigFra &&
    began.after.gyldigFra <= (kontakt.after.gyldigTil ?? open)
  )
    work.change(kontakt, { gyldigFra: began.after.gyldigFra }, path);
  kontakt.follows = true;
}

/** A contact belongs to the child's ties of its own source, or to those of any source where its own does not know the child. */
function ofSameKilde<T>(ties: readonly T[], kildeOf: (tie: T) => string, kilde: string): readonly T[] {
  const own = ties.filter((tie) => kildeOf(tie) === kilde);
  return own.length > 0 ? own : ties;
}

/** Undefined when there is none. */
const lastDay = (times: readonly Time[]): string | undefined =>
  times
    .filter(({ aflyst }) => !aflyst)
    .map(({ gyldigTil }) => gyldigTil ?? open)
    .sort()
    .at(-1);

interface History {
  /** The contact's own end: the last one that differed from its child's; null when it was called off. */
  ownEnd(kontakt: Tilknytning): string | null;
}

/** Versions of contacts, each with the last change of its write: at that change the child stood as the write left it. */
async function historyOf(work: Work, persons: readonly string[]): Promise<History> {
  const kontakter = await work.query<Row & { sidst: number }>(sql`
    SELECT "Tilknytning".*, "Changeset"."lastChange" AS "sidst" FROM "Tilknytning"
    JOIN "Change" ON "Change"."id" = "Tilknytning"."fromChange"
    JOIN "Changeset" ON "Changeset"."firstChange" = "Change"."changeset"
    WHERE ${isIn(work.provider, name('Tilknytning', 'barnId'), persons)} ORDER BY "Tilknytning"."fromChange" DESC`);
  const boern = await work.query<Row>(sql`
    SELECT * FROM "Tilknytning" WHERE "aktoertype" = 'barn' AND ${isIn(work.provider, name('personId'), persons)}`);
  const endThen = ({ barnId, enhedsNummer, kilde, sidst }: Row & { sidst: number }) => {
    const ties = boern.filter(
      (barn) =>
        barn.personId === barnId &&
        barn.enhedsNummer === enhedsNummer &&
        barn.fromChange <= sidst &&
        (barn.toChange === null || barn.toChange > sidst),
    );
    return lastDay(ofSameKilde(ties, (barn) => barn.kilde, kilde));
  };
  return {
    ownEnd({ id }) {
      for (const version of kontakter.filter((one) => one.id === id)) {
        const then = endThen(version);
        if (version.aflyst && then !== undefined && then >= version.gyldigFra) return null;
        if (!version.aflyst && (version.gyldigTil ?? open) !== then) return version.gyldigTil ?? open;
      }
      return open;
    },
  };
}
