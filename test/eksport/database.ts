import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openRegisterDatabase, type RegisterDatabase } from '../../subgraphs/register/database.ts';
import { Kodebog } from '../../subgraphs/register/kodeliste/kodebog.ts';
import { storeShippedCodes } from '../../subgraphs/register/kodeliste/store-shipped-codes.ts';

export interface TestDatabase {
  database: RegisterDatabase;
  kodebog: Kodebog;
  remove(): Promise<void>;
}

/** A register of its own with the shipped codes and no rows. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), 'eksport-'));
  const database = await openRegisterDatabase(`file:${path.join(folder, 'register.db')}`);
  await storeShippedCodes(database);
  const remove = async () => {
    await database.close();
    await rm(folder, { recursive: true });
  };
  return { database, kodebog: await Kodebog.read(database), remove };
}
