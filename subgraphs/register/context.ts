import type { Draft } from './change/draft.ts';
import type { Problem } from './change/problem.ts';
import { DagtilbudReader } from './dagtilbud/reader.ts';
import type { RegisterDatabase } from './database.ts';
import type { Kodebog } from './kodeliste/kodebog.ts';
import { SuccessionReader } from './succession/succession-reader.ts';

/** What the resolvers of one request share. */
export interface RegisterContext {
  database: RegisterDatabase;
  kodebog: Kodebog;
  reader: DagtilbudReader;
  successions: SuccessionReader;
  /** Who asks, as the change log names it. */
  actor: string;
  requestId: string;
  /** Why the caller may not write what a draft changes; nothing when it may. */
  authorise(draft: Draft): Problem[];
}

export function createRegisterContext(database: RegisterDatabase, kodebog: Kodebog): RegisterContext {
  const reader = new DagtilbudReader(database, kodebog);
  const successions = new SuccessionReader(database);
  return { database, kodebog, reader, successions, actor: 'anonymous', requestId: '', authorise: () => [] };
}
