import { type DocumentNode, type ExecutionResult, parse } from 'graphql';

/** Asks the register, in this process or over HTTP: it cannot be told which. */
export type AskRegister = (document: DocumentNode, variables: Record<string, unknown>) => Promise<ExecutionResult>;

/** An object of the register as a change left it. */
export interface FeedNode {
  __typename: 'Daginstitution' | 'Anvisningsenhed' | 'AlternativAdresse';
  nummer: string;
  navn: string;
  aktiv: boolean;
  daginstitutionsNummer?: string;
  anvisningsenhedsNummer?: string;
  cvrNummer?: string | null;
  pNummer?: string | null;
  institutionstype?: { kode: string } | null;
  adresse?: { vejNavn: string | null };
  /** What CVR last said of the P-number; null when there is none. */
  kontrol?: { cvr: { svar: string; aarsag: string | null } | null };
}

export interface FeedChange {
  id: number;
  kommuneAfter: string | null;
  changeset: { at: string | Date; first: number };
  /** What the object went on in when it was merged or split. */
  efterfoelgere: { nummer: string; dag: string; moveAffiliation: boolean }[];
  after: FeedNode | null;
  /** What went to another municipality along with it. */
  along: FeedNode[];
}

export interface FeedPage {
  last: number;
  hasMore: boolean;
  head: number;
  nodes: FeedChange[];
}

const document = parse(`
  query RegisterFeed($after: Int!) {
    changes(after: $after, first: 1000) {
      last hasMore head
      nodes { id kommuneAfter changeset { at first } efterfoelgere { nummer dag moveAffiliation } after { ...Unit } along { ...Unit } }
    }
  }
  fragment Unit on Dagtilbud {
    __typename nummer navn aktiv
    ... on Anvisningsenhed { daginstitutionsNummer cvrNummer pNummer institutionstype { kode } adresse { vejNavn } kontrol { cvr { svar aarsag } } }
    ... on AlternativAdresse { anvisningsenhedsNummer cvrNummer pNummer adresse { vejNavn } kontrol { cvr { svar aarsag } } }
  }`);

/** The register, or the way to it, gave no answer: an outage, and no fault of this process. */
export class RegisterAway extends Error {}

/**
 * The stretch of the register's change log after a number; null when the log has not come that far, as that of a
 * register that began anew has not. Throws RegisterAway when the register does not answer.
 */
export async function readFeed(ask: AskRegister, after: number): Promise<FeedPage | null> {
  const { data, errors } = await ask(document, { after });
  if (errors?.some(({ extensions }) => extensions.code === 'CHANGE_BEYOND_HEAD')) return null;
  const page = (data as { changes?: FeedPage } | null | undefined)?.changes;
  if (errors?.length || !page) throw new RegisterAway(errors?.[0]?.message ?? 'no answer');
  return page;
}
