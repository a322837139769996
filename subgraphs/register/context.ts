import type { RequestOrigin } from '../common/auth/request-origin.ts';
import { DagtilbudReader } from './dagtilbud/reader.ts';
import type { RegisterDatabase } from './database.ts';
import type { Kodebog } from './kodeliste/kodebog.ts';

/** What the resolvers of one request share. */
export interface RegisterContext extends RequestOrigin {
  database: RegisterDatabase;
  kodebog: Kodebog;
  reader: DagtilbudReader;
}

export function createRegisterContext(
  { caller, requestId }: RequestOrigin,
  database: RegisterDatabase,
  kodebog: Kodebog,
): RegisterContext {
  return { caller, requestId, database, kodebog, reader: new DagtilbudReader(database, kodebog) };
}
