import type { SampleDagplejer } from '../../../prisma/seed/folk/dagplejere.ts';
import type { SampleGaesteophold } from '../../../prisma/seed/folk/gaesteophold.ts';
import type { SamplePeople } from '../../../prisma/seed/folk/sample-people.ts';
import type { Work } from '../change/work.ts';
import { firstUncovered } from '../periode/periode.ts';
import { checkWork } from '../regel/check-work.ts';

type SampleDagpleje = Pick<SamplePeople, 'dagplejere' | 'gaesteophold'>;

/** Makes the shipped childminders and guest care of people who are stored, as far as there are groups for them. */
export async function putSampleDagpleje(work: Work, { dagplejere, gaesteophold }: SampleDagpleje): Promise<void> {
  const enheder = new Set(dagplejere.map(({ enhed }) => enhed));
  await work.load('dagplejegruppe', 'anvisningsenhedsNummer', enheder);
  await work.load('tilknytning', 'enhedsNummer', enheder);
  await work.load('gruppe', 'enhedsNummer', enheder);
  for (const dagplejer of dagplejere) putDagplejer(work, dagplejer);
  for (const ophold of gaesteophold) putOphold(work, ophold);
  const { errors } = await checkWork(work);
  if (errors.length > 0) throw new Error(`the shipped dagpleje was refused: ${errors.map(({ code }) => code)}`);
}

function putDagplejer(work: Work, { enhed, lokalId, hovedgruppe, basis, ...rest }: SampleDagplejer): void {
  const personId = personOf(work, enhed, lokalId);
  const gruppeId = work.where('gruppe', 'enhedsNummer', enhed).find(({ after }) => after.kode === hovedgruppe)?.id;
  const dagplejegruppeId = work
    .where('dagplejegruppe', 'anvisningsenhedsNummer', enhed)
    .find(({ after }) => after.basis === basis && firstUncovered(rest, [after]) === null)?.id;
  if (!personId || !gruppeId || !dagplejegruppeId) return;
  work.create('dagplejer', { personId, gruppeId, dagplejegruppeId, enhedsNummer: enhed, aflyst: false, ...rest }, []);
}

function putOphold(work: Work, { enhed, barn, vaert, ...rest }: SampleGaesteophold): void {
  const [barnId, vaertId] = [personOf(work, enhed, barn), personOf(work, enhed, vaert)];
  if (!barnId || !vaertId || work.where('dagplejer', 'personId', vaertId).length === 0) return;
  work.create('gaesteophold', { barnId, vaertId, enhedsNummer: enhed, aflyst: false, ...rest }, []);
}

const personOf = (work: Work, enhed: string, lokalId: string): string | undefined =>
  work.where('tilknytning', 'enhedsNummer', enhed).find(({ after }) => after.lokalId === lokalId)?.after.personId;
