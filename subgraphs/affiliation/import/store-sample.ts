import { randomUUID } from 'node:crypto';
import type { SampleDagplejegruppe } from '../../../prisma/seed/dagplejegrupper.ts';
import type { SampleDagplejer } from '../../../prisma/seed/folk/dagplejere.ts';
import type { SampleDataaftale } from '../../../prisma/seed/folk/dataaftaler.ts';
import type { SampleGaesteophold } from '../../../prisma/seed/folk/gaesteophold.ts';
import type { SamplePeople } from '../../../prisma/seed/folk/sample-people.ts';
import { today } from '../../common/clock.ts';
import { danishSortKey } from '../../common/text/danish-sort-key.ts';
import { fold } from '../../common/text/fold.ts';
import type { Origin } from '../../common/writes/in-turn.ts';
import type { PeopleServices } from '../context.ts';
import { inChangeset, lockLastChange, storeLastChange } from '../core/change/changeset-writer.ts';
import type { Content } from '../core/change/object-kinds.ts';
import { Work } from '../core/change/work.ts';
import { parseFields } from '../core/input/fields.ts';
import { rowSchema } from '../core/input/row-schema.ts';
import { firstUncovered } from '../core/periode/periode.ts';
import type { AffiliationDatabase } from '../core/store/database.ts';
import { checkWork } from '../writing/regel/check-work.ts';
import { loadFile } from './load-file.ts';
import { type RowSource, readRow } from './row-source.ts';
import type { TilknytningRow } from './tilknytning-row.ts';

/** The source system of the shipped people; their data agreements are with it. */
const kilde = 'Eksempelsystem';

const origin = { actor: 'sample', requestId: 'sample', source: 'sample' };

/**
 * Stores the shipped people, data agreements, childminders and guest care where nobody is yet, once the register's units
 * are known; otherwise they are not even made. Their CPR numbers are test numbers, accepted from here alone.
 */
export async function storePeople(services: PeopleServices, make: () => SamplePeople): Promise<void> {
  const { database } = services;
  if ((await database.read.person.findFirst()) !== null) return;
  const people = make();
  const trusted: PeopleServices = { ...services, database: { ...database, mode: 'sandbox' } };
  const report = await loadFile(trusted, inMemory(people.rows), {
    ...{ ...origin, kilde, kommune: null, full: false, dryRun: false, confirmRemovals: false, today: today() },
    atOnce: true, // nobody is served yet
    onProgress: () => undefined,
  });
  if (!report.stored) return;
  await writeSample(database, origin, async (work) => {
    await putSampleDagpleje(work, people);
    await putSampleAftaler(work, people.aftaler);
  });
}

const inMemory = (rows: Iterable<TilknytningRow>): RowSource => ({
  name: 'sample',
  size: 0,
  isFull: false,
  ofOneUnit: false,
  isSorted: true,
  async *rows() {
    let line = 0;
    for (const row of rows) yield readRow(++line, parseFields(rowSchema, row, []), row);
  },
});

type SampleDagpleje = Pick<SamplePeople, 'dagplejere' | 'gaesteophold'>;

/** Makes the shipped childminders and guest care of people who are stored, as far as there are groups for them. */
async function putSampleDagpleje(work: Work, { dagplejere, gaesteophold }: SampleDagpleje): Promise<void> {
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

/** Makes the shipped data agreements. */
async function putSampleAftaler(work: Work, aftaler: readonly SampleDataaftale[]): Promise<void> {
  for (const aftale of aftaler) work.create('dataaftale', contentOf(aftale), []);
  await work.loadEnheder(aftaler.map(({ enhed }) => enhed));
}

function contentOf({ udbydersystem, tjeneste, enhed, status, dato }: SampleDataaftale): Content['dataaftale'] {
  const decided = status === 'requested' ? null : dato;
  return {
    udbydersystem,
    tjeneste,
    enhedsNummer: enhed,
    status,
    formaal: null,
    kommentar: null,
    anmodetDato: dato,
    anmodetAf: 'sample',
    afgjortDato: decided,
    afgjortAf: decided && 'sample',
    sidstBrugt: null,
  };
}

/** Stores what `fill` puts into the work, in one changeset: the product itself needs no right. */
async function writeSample(
  database: AffiliationDatabase,
  origin: Origin,
  fill: (work: Work) => Promise<void>,
): Promise<void> {
  await inChangeset(
    database,
    origin,
    async (tx, writer) => {
      const work = new Work({ ...database, query: (statement) => tx.$queryRaw(statement) }, today());
      await fill(work);
      await writer.write(work);
      await writer.close();
    },
    'jobs',
  );
}

/**
 * Stores the shipped dagplejegrupper in a database that nothing was ever written to; otherwise they are not even made.
 * Those of a unit that the register does not have are left out: a register may hold a part of the sample.
 */
export async function storeDagplejegrupper(
  database: AffiliationDatabase,
  grupper: Iterable<SampleDagplejegruppe>,
): Promise<void> {
  await database.jobs.$transaction(async (tx) => {
    await lockLastChange(tx);
    if ((await tx.changeset.findFirst()) !== null) return;
    const known = new Set((await tx.enhed.findMany({ select: { nummer: true } })).map(({ nummer }) => nummer));
    const stored = [...grupper].filter(({ anvisningsenhedsNummer }) => known.has(anvisningsenhedsNummer));
    const rows = stored.map((gruppe, i) => ({
      ...gruppe,
      fromChange: i + 1,
      version: 1,
      foldedNavn: fold(gruppe.navn),
      sortNavn: danishSortKey(gruppe.navn),
    }));
    if (rows.length === 0) return;
    await tx.dagplejegruppe.createMany({ data: rows });
    const changes = { firstChange: 1, lastChange: rows.length, at: new Date() };
    await tx.changeset.create({ data: { ...changes, actor: 'system', requestId: randomUUID(), source: 'sample' } });
    await storeLastChange(tx, rows.length);
  });
}
