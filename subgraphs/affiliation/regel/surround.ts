import { actionOf } from '../change/action-of.ts';
import type { Objekt } from '../change/objekt.ts';
import { parseList } from '../change/parse-list.ts';
import { enhederOf } from '../change/place.ts';
import type { Slags } from '../change/slags.ts';
import type { Work } from '../change/work.ts';
import { surroundDagpleje } from './surround-dagpleje.ts';

/** Loads what the rules look at beside the objects written: one statement per kind, however many there are. */
export async function surround(work: Work): Promise<void> {
  const touched = <S extends Slags>(kind: S) => work.all(kind).filter(({ path }) => path !== null);
  const tilknytninger = touched('tilknytning').map(({ after }) => after);
  const dagplejere = touched('dagplejer').map(({ after }) => after);
  const ophold = touched('gaesteophold').map(({ after }) => after);
  const administratorer = touched('brugeradministrator').map(({ after }) => after);
  const persons = present([
    ...touched('person').map(({ id }) => id),
    ...tilknytninger.flatMap(({ personId, barnId }) => [personId, barnId]),
    ...dagplejere.map(({ personId }) => personId),
    ...ophold.flatMap(({ barnId, vaertId }) => [barnId, vaertId]),
    ...administratorer.map(({ personId }) => personId),
  ]);
  // Nobody can be tied to a person that is only now to be.
  const known = persons.filter((id) => work.get('person', id)?.before !== null);
  await work.load('person', 'id', known);
  await work.load('tilknytning', 'personId', known);
  const boern = new Set(present(tilknytninger.map(({ barnId }) => barnId)));
  await work.load(
    'tilknytning',
    'barnId',
    known.filter((id) => boern.has(id)),
  );
  await work.load(
    'dagplejegruppe',
    'id',
    dagplejere.map(({ dagplejegruppeId }) => dagplejegruppeId),
  );
  await work.load('dagplejer', 'personId', known);
  await work.load(
    'gaesteophold',
    'barnId',
    ophold.map(({ barnId }) => barnId),
  );
  await work.load(
    'gaesteophold',
    'vaertId',
    ophold.map(({ vaertId }) => vaertId),
  );
  const enheder = work.touched().flatMap((objekt: Objekt) => enhederOf(objekt));
  await work.loadEnheder(enheder);
  await work.load('gruppe', 'enhedsNummer', enheder);
  // Who has a local id at a unit, and who is there in a group that is to end.
  await work.loadPairs(
    'tilknytning',
    ['enhedsNummer', 'lokalId'],
    tilknytninger.flatMap(({ enhedsNummer, lokalId }) => (lokalId === null ? [] : [[enhedsNummer, lokalId]])),
  );
  const ending = touched('gruppe').filter((gruppe) => gruppe.before !== null && actionOf(gruppe) === 'end');
  await work.load(
    'tilknytning',
    'enhedsNummer',
    ending.map(({ after }) => after.enhedsNummer),
  );
  await surroundDagpleje(work);
  await work.load(
    'brugeradministrator',
    'personId',
    administratorer.map(({ personId }) => personId),
  );
  await work.loadEnheder(administratorer.flatMap((administrator) => parseList(administrator.enheder)));
}

const present = (values: (string | null)[]): string[] => values.filter((value) => value !== null);
