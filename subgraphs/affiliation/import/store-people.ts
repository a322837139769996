import type { SamplePeople } from '../../../prisma/seed/folk/sample-people.ts';
import { today } from '../../common/clock.ts';
import type { PeopleServices } from '../context.ts';
import { loadFile } from './load-file.ts';
import { parseFields } from './parse-fields.ts';
import { putSampleAftaler } from './put-sample-aftaler.ts';
import { putSampleDagpleje } from './put-sample-dagpleje.ts';
import { readRow } from './read-row.ts';
import { rowSchema } from './row-schema.ts';
import type { RowSource } from './row-source.ts';
import type { TilknytningRow } from './tilknytning-row.ts';
import { writeSample } from './write-sample.ts';

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
    atOnce: true, // nobody is served yet, and its rows are made only once
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
  async *rows() {
    let line = 0;
    for (const row of rows) yield readRow(++line, parseFields(rowSchema, row, []), row);
  },
});
