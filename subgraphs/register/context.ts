import type { RequestOrigin } from '../common/auth/request-origin.ts';
import { authoriseDraft } from './change/authorise-draft.ts';
import { ChangeReader } from './change/change-reader.ts';
import type { Draft } from './change/draft.ts';
import type { Problem } from './change/problem.ts';
import { DagtilbudReader } from './dagtilbud/reader.ts';
import type { RegisterDatabase } from './database.ts';
import type { Ekstern } from './ekstern/ekstern.ts';
import { KontrolReader } from './ekstern/kontrol-reader.ts';
import type { Kodebog } from './kodeliste/kodebog.ts';
import type { SearchIndex } from './search/search-index.ts';
import { SuccessionReader } from './succession/succession-reader.ts';

/** What the resolvers of one request share. */
export interface RegisterContext extends RequestOrigin {
  database: RegisterDatabase;
  kodebog: Kodebog;
  reader: DagtilbudReader;
  changeReader: ChangeReader;
  successions: SuccessionReader;
  /** The registers outside, and what they said. */
  ekstern: Ekstern;
  kontroller: KontrolReader;
  searchIndex: SearchIndex;
  /** Why the caller may not write what a draft changes; nothing when it may. */
  authorise(draft: Draft): Problem[];
}

export function createRegisterContext(
  { caller, requestId }: RequestOrigin,
  database: RegisterDatabase,
  kodebog: Kodebog,
  ekstern: Ekstern,
  searchIndex: SearchIndex,
): RegisterContext {
  const reader = new DagtilbudReader(database, kodebog);
  const kontroller = new KontrolReader(database);
  const successions = new SuccessionReader(database);
  const authorise = (draft: Draft) => authoriseDraft(caller, draft);
  const changeReader = new ChangeReader(database, kodebog);
  const shared = { database, kodebog, ekstern, searchIndex };
  return { caller, requestId, ...shared, reader, changeReader, successions, kontroller, authorise };
}
