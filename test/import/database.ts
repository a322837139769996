import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openRegisterDatabase, type RegisterDatabase } from '../../subgraphs/register/database.ts';
import { Kodebog } from '../../subgraphs/register/kodeliste/kodebog.ts';
import { storeShippedCodes } from '../../subgraphs/register/kodeliste/store-shipped-codes.ts';

export interface TestDatabase {
  database: RegisterDatabase;
  kodebog: Kodebog;
  /** A folder for files of the test; gone when the database is. */
  folder: string;
  close(): Promise<void>;
}

/** An empty register with the shipped code tables. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dagtilbudsgraf-'));
  const database = await openRegisterDatabase(`file:${path.join(folder, 'register.db')}`);
  await storeShippedCodes(database);
  const kodebog = await Kodebog.read(database);
  const close = async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { database, kodebog, folder, close };
}
