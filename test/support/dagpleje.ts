import { randomUUID } from 'node:crypto';
import type { Content } from '../../subgraphs/affiliation/core/change/object-kinds.ts';
import type { Work } from '../../subgraphs/affiliation/core/change/work.ts';
import { personContent } from './person-content.ts';
import type { TestAffiliation } from './test-affiliation.ts';
import { tieContent } from './tie-content.ts';

const path = ['test'];

/** Two units of type dagpleje of one municipality in the small sample, and one of another. */
export const [nord, syd, elsewhere] = ['G10567', 'G10568', 'G10519'] as const;
export const kommune = '740';
export const otherKommune = '151';

/** Names nothing: dagpleje is about ids. */
export const newPerson = (work: Work, kommuneKode = kommune): string =>
  work.create('person', personContent({ kommuneKode }), path).id;

export const newTilknytning = (work: Work, given: Parameters<typeof tieContent>[0]): string => {
  const usual = { kilde: 'test', lokalId: randomUUID(), roller: '["Barn"]' };
  return work.create('tilknytning', tieContent({ ...usual, ...given }), path).id;
};

export const newHovedgruppe = (work: Work, enhedsNummer: string): string =>
  work.create(
    'gruppe',
    {
      ...{ enhedsNummer, kilde: 'test', kode: `dp-${randomUUID().slice(0, 8)}`, navn: null, gruppetype: 'Hovedgruppe' },
      ...{ trin: 'DT', linje: null, gyldigFra: '2020-01-01', gyldigTil: null },
    },
    path,
  ).id;

/** A child whose main group is this one; its person's id. */
export function newBarn(work: Work, given: Partial<Content['tilknytning']>): string {
  const personId = newPerson(work);
  newTilknytning(work, { personId, aktoertype: 'barn', enhedsNummer: nord, trin: 'DT', ...given });
  return personId;
}

/** A contact of a child; its person's id. */
export function newKontakt(work: Work, barnId: string, enhedsNummer: string): string {
  const personId = newPerson(work);
  newTilknytning(work, {
    ...{ personId, aktoertype: 'kontakt', enhedsNummer, barnId, lokalId: null, roller: '[]' },
    ...{ relation: 'Mor', foraeldremyndighed: true },
  });
  return personId;
}

export interface TestDagplejer {
  id: string;
  personId: string;
  gruppeId: string;
}

/** An employed childminder with a main group of her own. */
export function newDagplejer(
  work: Work,
  given: Partial<Content['dagplejer']> & Pick<Content['dagplejer'], 'dagplejegruppeId'>,
): TestDagplejer {
  const enhedsNummer = given.enhedsNummer ?? nord;
  const personId = newPerson(work);
  const gruppeId = newHovedgruppe(work, enhedsNummer);
  newTilknytning(work, { personId, aktoertype: 'ansat', enhedsNummer, roller: '["Pædagog"]' });
  const content = { personId, enhedsNummer, gruppeId, kapacitet: 4, samarbejde: null, gyldigFra: '2020-01-01' };
  return {
    ...work.create('dagplejer', { ...content, gyldigTil: null, aflyst: false, ...given }, path),
    personId,
    gruppeId,
  };
}

/** Writes beside the API what a test is not about; it must keep the rules. */
export async function setUp<T>(affiliation: TestAffiliation, make: (work: Work) => T | Promise<T>): Promise<T> {
  let made: T | undefined;
  const { errors } = await affiliation.write([kommune, otherKommune], async (work) => {
    made = await make(work);
  });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return made as T;
}
