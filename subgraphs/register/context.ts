import type { RequestOrigin } from '../common/auth/request-origin.ts';
import { authoriseDraft } from './change/authorise-draft.ts';
import { ChangeReader } from './change/change-reader.ts';
import type { Draft } from './change/draft.ts';
import type { Problem } from './change/problem.ts';
import { DagtilbudReader } from './dagtilbud/reader.ts';
import type { RegisterDatabase } from './database.ts';
import type { Kodebog } from './kodeliste/kodebog.ts';

/** What the resolvers of one request share. */
export interface RegisterContext extends RequestOrigin {
  database: RegisterDatabase;
  kodebog: Kodebog;
  reader: DagtilbudReader;
  changeReader: ChangeReader;
  /** Why the caller may not write what a draft changes; nothing when it may. */
  authorise(draft: Draft): Problem[];
}

export function createRegisterContext(
  { caller, requestId }: RequestOrigin,
  database: RegisterDatabase,
  kodebog: Kodebog,
): RegisterContext {
  const reader = new DagtilbudReader(database, kodebog);
  const changeReader = new ChangeReader(database, kodebog);
  const authorise = (draft: Draft) => authoriseDraft(caller, draft);
  return { caller, requestId, database, kodebog, reader, changeReader, authorise };
}
