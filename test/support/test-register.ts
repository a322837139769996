import { openRegisterDatabase, type RegisterDatabase } from '../../subgraphs/register/database.ts';
import { Kodebog } from '../../subgraphs/register/kodeliste/kodebog.ts';
import { storeShippedCodes } from '../../subgraphs/register/kodeliste/store-shipped-codes.ts';
import { newDatabase, newFolder } from './new-database.ts';

export interface TestRegister {
  database: RegisterDatabase;
  kodebog: Kodebog;
  /** A folder for files of the test; gone when the register is. */
  folder: string;
  close(): Promise<void>;
}

/** An empty register with the shipped code tables, on a database of its own. */
export async function openTestRegister(): Promise<TestRegister> {
  const [{ url, remove }, folder] = [await newDatabase(), newFolder()];
  const database = await openRegisterDatabase(url);
  await storeShippedCodes(database);
  const close = async () => {
    await database.close();
    await remove();
    folder.remove();
  };
  return { database, kodebog: await Kodebog.read(database), folder: folder.path, close };
}
