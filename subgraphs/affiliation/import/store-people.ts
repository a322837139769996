import type { SampleDataaftale } from '../../../prisma/seed/folk/dataaftaler.ts';
import { today } from '../../common/clock.ts';
import { ChangesetWriter } from '../change/changeset-writer.ts';
import { Work } from '../change/work.ts';
import type { PeopleServices } from '../context.ts';
import { loadFile } from './load-file.ts';
import { parseFields } from './parse-fields.ts';
import { readRow } from './read-row.ts';
import { rowSchema } from './row-schema.ts';
import type { RowSource } from './row-source.ts';
import type { TilknytningRow } from './tilknytning-row.ts';

/** The source system of the shipped people; their data agreements are with it. */
const kilde = 'Eksempelsystem';

const origin = { actor: 'sample', requestId: 'sample', source: 'sample' };

/**
 * Stores the shipped people and data agreements where nobody is yet, once the register's units are known; otherwise they
 * are not even made. Their CPR numbers are test numbers, accepted from here alone.
 */
export async function storePeople(
  services: PeopleServices,
  rows: Iterable<TilknytningRow>,
  aftaler: Iterable<SampleDataaftale>,
): Promise<void> {
  const { database } = services;
  if ((await database.read.person.findFirst()) !== null) return;
  const trusted: PeopleServices = { ...services, database: { ...database, mode: 'sandbox' } };
  const report = await loadFile(trusted, inMemory(rows), {
    ...{ ...origin, kilde, kommune: null, full: false, dryRun: false, confirmRemovals: false, today: today() },
    onProgress: () => undefined,
  });
  if (report.stored) await storeAftaler(services, aftaler);
}

const inMemory = (rows: Iterable<TilknytningRow>): RowSource => ({
  name: 'sample',
  size: 0,
  isFull: false,
  async *rows() {
    let line = 0;
    for (const row of rows) yield readRow(++line, parseFields(rowSchema, row, []));
  },
});

async function storeAftaler({ database }: PeopleServices, aftaler: Iterable<SampleDataaftale>): Promise<void> {
  const { provider } = database;
  await database.write.$transaction(async (tx) => {
    const writer = await ChangesetWriter.open(tx, provider, origin);
    const work = new Work({ provider, query: (statement) => tx.$queryRaw(statement) }, today());
    for (const aftale of aftaler) work.create('dataaftale', contentOf(aftale), []);
    await work.loadEnheder(work.all('dataaftale').map(({ after }) => after.enhedsNummer));
    await writer.write(work);
    await writer.close();
  });
}

function contentOf({ udbydersystem, tjeneste, enhed, status, dato }: SampleDataaftale) {
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
