import { DagtilbudReader } from './dagtilbud/reader.ts';
import type { RegisterDatabase } from './database.ts';
import type { Kodebog } from './kodeliste/kodebog.ts';

/** What the resolvers of one request share. */
export interface RegisterContext {
  database: RegisterDatabase;
  kodebog: Kodebog;
  reader: DagtilbudReader;
}

export function createRegisterContext(database: RegisterDatabase, kodebog: Kodebog): RegisterContext {
  return { database, kodebog, reader: new DagtilbudReader(database, kodebog) };
}
