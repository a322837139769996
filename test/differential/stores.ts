import { cpSync } from 'node:fs';
import { copyOfDatabase, newDatabase, newFolder } from '../support/new-database.ts';
import { fill, type Store } from './shapes.ts';

/** Two copies of the same data, on the kind of database of this run of the suite. */
export async function twoStores(): Promise<{ one: Store; three: Store; remove(): Promise<void> }> {
  const [folder, otherFolder] = [newFolder(), newFolder()];
  const [register, affiliation] = await Promise.all([newDatabase(), newDatabase()]);
  const one = { folder: folder.path, register: register.url, affiliation: affiliation.url };
  await fill(one);
  cpSync(folder.path, otherFolder.path, { recursive: true }); // the keys of CPR numbers
  const copies = await Promise.all([copyOfDatabase(register.url), copyOfDatabase(affiliation.url)]);
  const three = { folder: otherFolder.path, register: copies[0].url, affiliation: copies[1].url };
  const remove = async () => {
    await Promise.all([register, affiliation, ...copies].map((database) => database.remove()));
    for (const each of [folder, otherFolder]) each.remove();
  };
  return { one, three, remove };
}
