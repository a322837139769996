import type { Draft } from './change/draft.ts';
import type { Problem } from './change/problem.ts';
import { DagtilbudReader } from './dagtilbud/reader.ts';
import type { RegisterDatabase } from './database.ts';
import { type Ekstern, offline } from './ekstern/ekstern.ts';
import { KontrolReader } from './ekstern/kontrol-reader.ts';
import type { Kodebog } from './kodeliste/kodebog.ts';

/** What the resolvers of one request share. */
export interface RegisterContext {
  database: RegisterDatabase;
  kodebog: Kodebog;
  reader: DagtilbudReader;
  /** The registers outside, and what they said. */
  ekstern: Ekstern;
  kontroller: KontrolReader;
  /** Who asks, as the change log names it. */
  actor: string;
  requestId: string;
  /** Why the caller may not write what a draft changes; nothing when it may. */
  authorise(draft: Draft): Problem[];
}

export function createRegisterContext(
  database: RegisterDatabase,
  kodebog: Kodebog,
  ekstern: Ekstern = offline,
): RegisterContext {
  const reader = new DagtilbudReader(database, kodebog);
  const kontroller = new KontrolReader(database);
  return { database, kodebog, reader, ekstern, kontroller, actor: 'anonymous', requestId: '', authorise: () => [] };
}
