import type { Deadline } from '../../../common/remote/deadline.ts';
import type { ImportFailure } from './import-failure.ts';

/** STIL's import service (wsaIMPORT, WS10), however it is reached. Neither method throws for what the service does. */
export interface ImportService {
  /** How many calls are worth making beside each other now: none while it is left alone after an outage. */
  readonly room: number;

  /**
   * Delivers one UNILoginImport document. It may be sent more than once, byte for byte, until the deadline: the
   * service knows a delivery by unit, source and sourceDateTime. Mind `uncertain` of a failure.
   */
  deliver(
    operation: ImportOperation,
    document: string | AsyncIterable<string>,
    deadline: Deadline,
  ): Promise<ImportAnswer | ImportFailure>;

  /** The institution numbers with an approved data agreement; also the usable test of the connection. */
  agreements(deadline: Deadline): Promise<string[] | ImportFailure>;
}

/** Full, new and changed persons only, and deletion (STIL, side 2360658). */
export type ImportOperation = 'importerXml' | 'importerDeltaXml' | 'importerSletXml';

/** What the import service did with one delivery. */
export interface ImportAnswer {
  /** Import is partial, row by row: bad rows are named, good rows are loaded (STIL, side 12780586). */
  outcome: 'ACCEPTED' | 'PARTIALLY_ACCEPTED' | 'REJECTED';
  /** Users created, updated and removed; null where the answer does not count them. */
  created: number | null;
  updated: number | null;
  removed: number | null;
  rows: RowRefusal[];
  /** The WS-Addressing id of the message that was answered, for talking with STIL's support. */
  messageId: string;
}

/** One row that was not loaded, or what is wrong with the document as a whole. */
export interface RowRefusal {
  /** The person's local id; null for the document. */
  localPersonId: string | null;
  code: RowCode;
  /** The service's own words, without CPR numbers. */
  text: string;
}

/** The whole document was refused because its sourceDateTime is not new. */
export const isAboutTime = ({ outcome, rows }: ImportAnswer): boolean =>
  outcome === 'REJECTED' && rows.some(({ code }) => code === 'SOURCE_TIME_OLD');

/** Our stable words for why the import service did not load a row. */
export const rowCodes = [
  'CPR_CHANGED',
  'CPR_MISSING',
  'CPR_WRONG',
  'ALIAS_MISSING',
  'SOURCE_TIME_OLD',
  'OTHER',
] as const;

export type RowCode = (typeof rowCodes)[number];

/** What each of them means, and what to do. */
export const rowTexts: Readonly<Record<RowCode, { da: string; en: string }>> = {
  CPR_CHANGED: {
    da: 'Personen har et andet CPR-nummer i Unilogin. En brugeradministrator bekræfter det nye under Import, eller kilden rettes.',
    en: 'The person has another CPR number in Unilogin. A user administrator confirms the new one under Import, or the source is corrected.',
  },
  CPR_MISSING: { da: 'Personen mangler CPR-nummer.', en: 'The person has no CPR number.' },
  CPR_WRONG: { da: 'CPR-nummeret er forkert.', en: 'The CPR number is wrong.' },
  ALIAS_MISSING: {
    da: 'Personen er beskyttet og mangler et alias.',
    en: 'The person is protected and has no alias.',
  },
  SOURCE_TIME_OLD: {
    da: 'Leveringens tidspunkt er ikke nyere end den sidst modtagnes. Forbered en ny.',
    en: 'The time of the delivery is no later than that of the last one received. Prepare a new one.',
  },
  OTHER: { da: 'Noget andet: se Unilogins egne ord.', en: "Something else: see Unilogin's own words." },
};
