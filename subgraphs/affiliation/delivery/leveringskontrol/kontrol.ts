import type { Weight } from '../../../common/severity.ts';
import type { ImportDocument, ImportGroup, ImportInstitutionPerson } from '../../unilogin/import-document.ts';

/** One check of a delivery before it is sent. No answer means that it is passed. */
export interface Kontrol {
  /** Stable name that programs may rely on. */
  code: string;
  /** Unilogin would refuse it, or it would do harm there; a warning is for a human to read. */
  severity: Weight;
  /** The kinds of delivery that it is about. */
  kinds: readonly ImportDocument['kind'][];
  da: string;
  en: string;
  /** Where the rule is from, and whether the source states it or it is concluded from that. */
  source: string;
  mark: 'stated' | 'inferred';
  check(facts: LeveringFacts): Kontrolsvar[];
}

/** Where a delivery breaks a check. It never holds a CPR number or a name, so it may be stored, logged and shown. */
interface Kontrolsvar {
  /** The person's LocalPersonId; null where it is about the unit, the delivery or a group. */
  lokalId: string | null;
  /** Fields of LeveringFacts, or below the person where lokalId says which. */
  path: readonly string[];
  /** What the texts of the check are filled in with. */
  details: Readonly<Record<string, string | number>>;
}

/** An answer with what its check says of it, the texts filled in. */
export type Kontrolfund = Kontrolsvar & Pick<Kontrol, 'code' | 'severity' | 'da' | 'en'>;

/** Everything that the checks need about one delivery, read beforehand: a unit has at most some hundred persons. */
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

/** A person as delivered, and what the checks need that is not delivered. */
export interface LeveringPerson extends ImportInstitutionPerson {
  personId: string;
  /** The keyed hash of the CPR number, alike for the same number and telling nothing of it. Null without a number. */
  cprIndex: string | null;
  /** Per contact, in their order: what gives access where it is not custody. */
  contactLegalBases: readonly (string | null)[];
}
