import { type DocumentNode, type ExecutionResult, type GraphQLError, parse } from 'graphql';
import { danishSortKey } from '../../../common/text/danish-sort-key.ts';
import type { AffiliationDatabase } from '../../core/store/database.ts';
import type { Enhed } from '../../generated/sqlite/client.ts';

/** Asks the register, in this process or over HTTP: the two look the same from here. */
export type AskRegister = (document: DocumentNode, variables: Record<string, unknown>) => Promise<ExecutionResult>;

/** An object of the register as a change left it. */
interface FeedNode {
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
  tidslinje: string;
  nodes: FeedChange[];
}

const document = parse(`
  query RegisterFeed($after: Int!, $tidslinje: ID) {
    changes(after: $after, tidslinje: $tidslinje, first: 1000) {
      last hasMore head tidslinje
      nodes { id: changeNumber kommuneAfter changeset { at first } efterfoelgere { nummer dag moveAffiliation } after { ...Unit } along { ...Unit } }
    }
  }
  fragment Unit on Dagtilbud {
    __typename nummer navn aktiv
    ... on Anvisningsenhed { daginstitutionsNummer cvrNummer pNummer institutionstype { kode } adresse { vejNavn } kontrol { cvr { svar aarsag } } }
    ... on AlternativAdresse { anvisningsenhedsNummer cvrNummer pNummer adresse { vejNavn } kontrol { cvr { svar aarsag } } }
  }`);

/** The register, or the way to it, gave no answer: an outage, and no fault of this process. */
export class RegisterAway extends Error {}

/** How far a register's change log was taken in. */
interface Position {
  after: number;
  /** Id of the timeline that it is a number of; null where it was followed without. */
  tidslinje: string | null;
}

/** The register that is followed, and how far its change log is taken in. */
export interface Followed extends Position {
  /** Since when nothing is taken in, because another register was met, or an older one; null while it is followed. */
  stoppet: Date | null;
  /** The timeline that was met instead. */
  fundet: string | null;
}

export async function followedOf({ read }: Pick<AffiliationDatabase, 'read'>): Promise<Followed> {
  const [counter, fulgt] = await Promise.all([
    read.counter.findUnique({ where: { navn: 'register' } }),
    read.fulgt.findUnique({ where: { navn: 'register' } }),
  ]);
  const { tidslinje = null, stoppet = null, fundet = null } = fulgt ?? {};
  return { after: counter?.vaerdi ?? 0, tidslinje, stoppet, fundet };
}

/** The highest numbers of the register that are known here: its change, and the digits of a G-number. */
export async function seenOfRegister({ read }: Pick<AffiliationDatabase, 'read'>) {
  const last = { where: { nummer: { startsWith: 'G' } }, orderBy: { nummer: 'desc' } } as const;
  const [{ after: change }, enhed] = await Promise.all([followedOf({ read }), read.enhed.findFirst(last)]);
  return { change, nummer: Number(enhed?.nummer.slice(1) ?? 0) };
}

/** Notes that the register is another one: the units stay as they were last seen. */
export async function stopFollowing({ jobs }: AffiliationDatabase, fundet: string): Promise<void> {
  const stopped = { stoppet: new Date(), fundet };
  await jobs.fulgt.upsert({
    where: { navn: 'register' },
    create: { navn: 'register', ...stopped },
    update: stopped,
  });
}

/** The register is another than the one that was followed, or older: it was restored, or lost what it had committed. */
export class RegisterOther extends Error {
  /** The timeline that it has now. */
  readonly tidslinje: string;
  /** Up to which change it is the one that was followed; 0 when it never was. */
  readonly keptTo: number;

  constructor(message: string, { tidslinje, keptTo }: { tidslinje: string; keptTo: number }) {
    super(message);
    this.tidslinje = tidslinje;
    this.keptTo = keptTo;
  }
}

const isOther = ({ extensions: { code } }: GraphQLError): boolean =>
  code === 'TIDSLINJE_OTHER' || code === 'CHANGE_BEYOND_HEAD';

/**
 * The stretch of the register's change log after a place in it. Throws RegisterOther when it is not a place of this
 * register's log, or the log has not come that far, and RegisterAway when the register does not answer.
 */
export async function readFeed(ask: AskRegister, { after, tidslinje }: Position): Promise<FeedPage> {
  const { data, errors } = await ask(document, { after, tidslinje });
  const other = errors?.find(isOther);
  if (other) {
    // A log that is merely shorter was cut off: it shares all that it has.
    const {
      tidslinje = '',
      keptTo,
      head = 0,
    } = other.extensions as { tidslinje?: string; keptTo?: number; head?: number };
    throw new RegisterOther(other.message, { tidslinje, keptTo: keptTo ?? head });
  }
  const page = (data as { changes?: FeedPage } | null | undefined)?.changes;
  if (errors?.length || !page) throw new RegisterAway(errors?.[0]?.message ?? 'no answer');
  return page;
}

const niveauOf = {
  Daginstitution: 'daginstitution',
  Anvisningsenhed: 'anvisningsenhed',
  AlternativAdresse: 'alternativAdresse',
} as const;

/** The units that a change of the register is about, as it left them. */
export const toEnheder = ({ id, kommuneAfter, after, along }: FeedChange): Enhed[] =>
  [...(after ? [after] : []), ...along].map((node) => toEnhed(node, kommuneAfter ?? '', id));

function toEnhed(node: FeedNode, kommuneKode: string, registerChange: number): Enhed {
  const { nummer, navn, aktiv } = node;
  return {
    nummer,
    niveau: niveauOf[node.__typename],
    navn,
    institutionstypeKode: node.institutionstype?.kode ?? null,
    aktiv,
    kommuneKode,
    parentNummer: node.anvisningsenhedsNummer ?? node.daginstitutionsNummer ?? null,
    cvrNummer: node.cvrNummer ?? null,
    pNummer: node.pNummer ?? null,
    pNummerAktiv: isActive(node.kontrol?.cvr),
    harAdresse: (node.adresse?.vejNavn ?? null) !== null,
    sortNavn: danishSortKey(navn),
    registerChange,
  };
}

/** A P-number of another business (OTHER_CVR) is active all the same. Null while CVR has not been heard. */
function isActive(cvr: { svar: string; aarsag: string | null } | null | undefined): boolean | null {
  if (cvr?.svar === 'MODSAGT') return cvr.aarsag === 'OTHER_CVR';
  return cvr?.svar === 'BEKRAEFTET' ? true : null;
}
