import type { ImportDocument, ImportGroup } from '../unilogin/import-document.ts';
import type { LeveringPerson } from './levering-person.ts';

/** Everything that the checks ask about one delivery, read beforehand: a unit has at most some hundred persons. */
export interface LeveringFacts {
  enhed: {
    nummer: string;
    niveau: 'daginstitution' | 'anvisningsenhed' | 'alternativAdresse';
    aktiv: boolean;
    cvrNummer: string | null;
    pNummer: string | null;
  };
  /** Of this system and wsaIMPORT for this unit. */
  hasApprovedAgreement: boolean;
  kind: ImportDocument['kind'];
  source: string;
  /** Danish time without offset, as in the document. */
  sourceDateTime: string;
  /** Of this unit and source; `persons` are those who stand in Unilogin since, by their local id. */
  lastAccepted: {
    sourceDateTime: string;
    at: Date;
    persons: ReadonlyMap<string, { cprIndex: string | null }>;
  } | null;
  /** The Danish day. */
  today: string;
  /** The source's own groups: those of the document, and for a delta also those delivered before. */
  groups: readonly ImportGroup[];
  groupsOfOtherSources: readonly { gruppeId: string; kilde: string }[];
  /** Whom the document has; none in a deletion. */
  persons: readonly LeveringPerson[];
  /** Whom a deletion names; none in the other kinds. */
  deletedLokalIds: readonly string[];
  /** The share of those who stand in Unilogin that one delivery may remove. */
  removalCeiling: number;
  /** A human has looked, and lets this delivery remove more. */
  removalOverridden: boolean;
}
