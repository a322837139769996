import { fill } from '../../../common/errors/fill.ts';
import { publicWords, type Weight, wordFor } from '../../../common/severity.ts';
import type {
  ImportContact,
  ImportDocument,
  ImportGroup,
  ImportInstitutionPerson,
} from '../../unilogin/import-document.ts';

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

/** Only children have contacts. */
export const contactsOf = ({ actor }: ImportInstitutionPerson): readonly ImportContact[] =>
  actor.kind === 'student' ? actor.contactPersons : [];

/** The place of a contact tells it from others, since they have neither a local id nor a name that may be shown. */
export const contactDetails = (i: number) => ({ hvem: `Kontaktperson ${i + 1}`, who: `Contact ${i + 1}` });

/** What a check found in a delivery, and what follows of it. */
export interface StoredKontrolfund extends Kontrolfund {
  /** The person of `lokalId`. Findings that were stored before it was known have none. */
  personId?: string | null;
  /** The line of the document, with everybody in it, where the person's row stands; those stored before have none. */
  line?: number | null;
  /** It is about one person, who is left out of the document because of it. */
  withheld: boolean;
}

/** What a check found, with the word that it is stored with. */
type Told<One> = Omit<One, 'severity'> & { severity: keyof typeof publicWords.levering };

const told = <One extends { severity: Weight }>(one: One): Told<One> => ({
  ...one,
  severity: wordFor(publicWords.levering, one.severity),
});

export const parseKontrolfund = (column: string): StoredKontrolfund[] =>
  (JSON.parse(column) as Told<StoredKontrolfund>[]).map((one) => ({
    ...one,
    severity: publicWords.levering[one.severity],
  }));

export const writeKontrolfund = (found: readonly StoredKontrolfund[]): string => JSON.stringify(found.map(told));

/** A delivery with an error goes nowhere, unless leaving persons out is all that follows of it. */
export const isBlocked = (found: readonly StoredKontrolfund[]): boolean =>
  found.some(({ severity, withheld }) => severity === 'refusal' && !withheld);

/** The document does not fit its schema; `problem` is the validator's own, in English. */
export const documentSchemaText = {
  code: 'DOCUMENT_SCHEMA',
  severity: 'refusal',
  da: 'Dokumentet følger ikke skemaet: {problem}',
  en: 'The document does not follow its schema: {problem}',
} as const;

export const fullAsDeltaText = {
  code: 'FULL_AS_DELTA',
  severity: 'warning',
  da: '{antal} med fejl står allerede i Unilogin: for at de kan blive stående, er leveringen en DELTA med alle de andre. {fjernet}, der er gået, står der endnu; en DELETE fjerner dem.',
  en: '{antal} with a fault stand in Unilogin already: for them to stay there, the delivery is a DELTA of all the others. {fjernet} who have left stand there still; a DELETE removes them.',
} as const;

/** Says that a full delivery was wanted, and why it is a delta. */
export function fullAsDelta(details: { antal: number; fjernet: number }): StoredKontrolfund {
  const { da, en } = fullAsDeltaText;
  const text = { ...fullAsDeltaText, da: fill(da, details), en: fill(en, details), details };
  return { ...text, lokalId: null, personId: null, line: null, path: ['persons'], withheld: false };
}

/** The kind of document that was wanted, whatever came of it. */
export const askedKind = ({ dokument, kontrolfund }: { dokument: string; kontrolfund: string }): string =>
  parseKontrolfund(kontrolfund).some(({ code }) => code === fullAsDeltaText.code) ? 'FULL' : dokument;
