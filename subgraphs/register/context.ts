import type { RequestOrigin } from '../common/auth/may.ts';
import type { CodeTable } from '../common/errors/error-codes.ts';
import { forWork } from '../common/work/for-work.ts';
import type { Problem } from './answer/fejl.ts';
import type { Proposal } from './answer/proposal.ts';
import { ChangeReader } from './change/change.reader.ts';
import { authoriseDraft, type Proposing } from './change/write-request.ts';
import { DagtilbudReader } from './dagtilbud/dagtilbud.reader.ts';
import type { Versions } from './dagtilbud/versions.ts';
import type { RegisterDatabase } from './database.ts';
import type { Draft } from './draft/draft.ts';
import type { Ekstern } from './ekstern/ekstern.ts';
import { HistorikReader } from './historik/historik.reader.ts';
import type { Kodebog } from './kodeliste/kodebog.ts';
import { KontrolReader } from './kontrol/kontrol.reader.ts';
import { readProposal } from './proposal/proposal.reader.ts';
import { proposingFor } from './proposal/propose.ts';
import type { SearchIndex } from './search/search-index.ts';
import type { Limit } from './status/status.ts';
import { SuccessionReader } from './succession/succession.reader.ts';

/** What only the gateway knows, and the register answers. */
export interface GatewayFacts {
  /** How large a request may be, as who lets requests in has it. */
  limits: readonly Limit[];
  /** Every code that the product refuses with, in the order of `fejlkoder`. */
  errorCodes: CodeTable;
}

/** What the resolvers of one request share. */
export interface RegisterContext extends RequestOrigin, GatewayFacts {
  database: RegisterDatabase;
  kodebog: Kodebog;
  reader: DagtilbudReader;
  changeReader: ChangeReader;
  successions: SuccessionReader;
  historik: HistorikReader;
  /** The registers outside, and what they said. */
  ekstern: Ekstern;
  kontroller: KontrolReader;
  searchIndex: SearchIndex;
  /** Why the caller may not write what a draft changes; nothing when it may. */
  authorise(draft: Draft): Problem[];
  /** How the caller proposes what it may not write; undefined for one that may not propose either. */
  proposing(): Proposing | undefined;
  /** A proposal as it stands now; null when there is none that the caller may read. */
  readProposal(id: string): Promise<Proposal | null>;
}

/** What outlives a request. */
interface RegisterServices {
  database: RegisterDatabase;
  kodebog: Kodebog;
  ekstern: Ekstern;
  searchIndex: SearchIndex;
  gatewayFacts: GatewayFacts;
  versions: Versions;
}

/** What makes the context of each request. */
export const registerContexts =
  ({ database: shared, kodebog, ekstern, searchIndex, gatewayFacts, versions }: RegisterServices) =>
  ({ caller, requestId, work }: RequestOrigin): RegisterContext => {
    const database = forWork(shared, work);
    const reader = new DagtilbudReader(database, kodebog, versions);
    const kontroller = new KontrolReader(database);
    const successions = new SuccessionReader(database);
    const historik = new HistorikReader(database);
    const authorise = (draft: Draft) => authoriseDraft(caller, draft);
    const changeReader = new ChangeReader(database, kodebog);
    const proposals = {
      proposing: () => proposingFor(caller),
      readProposal: (id: string) => readProposal({ database, caller }, id),
    };
    const tools = { database, kodebog, ekstern, searchIndex, ...gatewayFacts };
    return {
      caller,
      requestId,
      work,
      ...tools,
      reader,
      changeReader,
      successions,
      historik,
      kontroller,
      authorise,
      ...proposals,
    };
  };
