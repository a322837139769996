import { makeScratch } from '../../common/database/scratch-sqlite.ts';
import { inRehearsal, type Origin } from '../change/changeset-writer.ts';
import type { PeopleServices } from '../context.ts';
import { openAffiliationDatabase } from '../database.ts';
import { oneTurn, type Turns } from './load-turns.ts';

type Rehearsed = (services: PeopleServices, turns: Turns) => Promise<void>;

/**
 * Carries out a load of which nothing stays, and that keeps nobody from writing: on SQLite, where there is one write lock,
 * on a copy of the database; on PostgreSQL in a transaction that is rolled back and keeps only those waiting who write the
 * same persons, groups or ties.
 */
export async function rehearse(services: PeopleServices, origin: Origin, work: Rehearsed): Promise<void> {
  if (services.database.provider === 'postgresql') return rehearseIn(services, origin, work);
  const { mode, vault, url } = services.database;
  const scratch = makeScratch(url);
  try {
    const copy = await openAffiliationDatabase(scratch.url, vault);
    await rehearseIn({ ...services, database: { ...copy, mode } }, origin, work).finally(copy.close);
  } finally {
    scratch.remove();
  }
}

const rehearseIn = (services: PeopleServices, origin: Origin, work: Rehearsed): Promise<void> =>
  inRehearsal(services.database, origin, (tx, writer) => work(services, oneTurn(services.database, tx, writer)));
