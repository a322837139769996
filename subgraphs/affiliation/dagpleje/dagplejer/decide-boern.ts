import type { StoredObject } from '../../core/change/stored-object.ts';
import { groupBy } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { lastsTo } from '../../core/periode/periode.ts';
import { type Flytning, FlytningUdfald, type MoveBoernInput } from './flytning.ts';

/** A child in the main group of a childminder who moves, and what the caller decided. */
export interface DecidedBarn {
  personId: string;
  udfald: FlytningUdfald;
  /** What in the input decides on it. */
  path: string[];
  /** Its affiliations in the group, one per source. */
  tilknytninger: StoredObject<'tilknytning'>[];
  /** Its main group from the day of the move on. */
  hovedgruppeId: string | null;
}

/** What becomes of each child that is in her main group on the day or after; an error notes whom nothing decides. */
export function decideBoern(work: Work, choice: MoveBoernInput, flytning: Flytning): DecidedBarn[] {
  const { fra, til, dag } = flytning;
  const inGroup = work
    .all('tilknytning')
    .filter(({ after }) => after.aktoertype === 'barn' && !after.aflyst && after.hovedgruppeId === fra.gruppeId)
    .filter(({ after }) => lastsTo(after, dag));
  const boern = fra.gruppeId === null ? new Map() : groupBy(inGroup, ({ after }) => after.personId);
  checkNamed(work, choice, new Set(boern.keys()));
  const groupGoes = fra.gruppeId === til.gruppeId;
  const decided = [...boern]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([personId, tilknytninger]) => {
      const bliver = choice.bliver?.find((barn) => barn.personId === personId);
      const udfald = udfaldOf(choice, personId, groupGoes, bliver);
      const staysIn = bliver?.hovedgruppeId ?? fra.gruppeId;
      return {
        personId,
        udfald,
        path: placeOf(choice, personId),
        tilknytninger,
        hovedgruppeId: udfald === FlytningUdfald.MOVES ? til.gruppeId : staysIn,
      };
    });
  const antal = decided.filter(({ udfald }) => udfald === FlytningUdfald.UNDECIDED).length;
  if (antal > 0) work.refuse('CHILDREN_UNDECIDED', ['input', 'boern'], { antal });
  return decided;
}

/** A child cannot stay in a group that goes with her. */
function udfaldOf(
  { flytter, oevrigeFlytter }: MoveBoernInput,
  personId: string,
  groupGoes: boolean,
  bliver: { hovedgruppeId?: string | null } | undefined,
): FlytningUdfald {
  const { MOVES, STAYS, UNDECIDED } = FlytningUdfald;
  if (flytter?.includes(personId)) return MOVES;
  if (bliver) return groupGoes && bliver.hovedgruppeId == null ? UNDECIDED : STAYS;
  if (oevrigeFlytter === false) return groupGoes ? UNDECIDED : STAYS;
  return oevrigeFlytter === true || groupGoes ? MOVES : UNDECIDED;
}

/** Where the input names a child, or else decides for all the others; children it says nothing about go where she goes. */
function placeOf({ flytter, bliver, oevrigeFlytter }: MoveBoernInput, personId: string): string[] {
  const goes = flytter?.indexOf(personId) ?? -1;
  if (goes >= 0) return ['input', 'boern', 'flytter', `${goes}`];
  const stays = bliver?.findIndex((barn) => barn.personId === personId) ?? -1;
  if (stays >= 0) return ['input', 'boern', 'bliver', `${stays}`];
  return oevrigeFlytter == null ? ['input', 'tilDagplejegruppeId'] : ['input', 'boern', 'oevrigeFlytter'];
}

function checkNamed(work: Work, { flytter, bliver }: MoveBoernInput, boern: ReadonlySet<string>): void {
  const named = [
    ...(flytter ?? []).map((value, i) => ({ value, path: ['input', 'boern', 'flytter', `${i}`] })),
    ...(bliver ?? []).map(({ personId }, i) => ({ value: personId, path: ['input', 'boern', 'bliver', `${i}`] })),
  ];
  const seen = new Set<string>();
  for (const { value, path } of named) {
    if (!boern.has(value)) work.refuse('CHILD_NOT_OF_DAGPLEJER', path, { value });
    if (seen.has(value)) work.refuse('OBJECT_TWICE', path, { field: 'boern', value });
    seen.add(value);
  }
}
