import { fill } from '../../../common/errors/fill.ts';
import { publicWords, type Weight, wordFor } from '../../../common/severity.ts';
import { mapInTurns } from '../../../common/turns/turns.ts';
import {
  agreementApproved,
  groupCrossSource,
  groupIdUnique,
  groupLevelRule,
  massRemoval,
  sourceTimeMonotonic,
  staleImport,
  unitLevel,
  unitNumberFormat,
  unitPNumber,
} from './delivery-checks.ts';
import type { Kontrol, Kontrolfund, LeveringFacts } from './kontrol.ts';
import {
  actorExclusive,
  childMainGroup,
  contactLegalBasis,
  contactLimit,
  employeeRole,
  groupUndeclared,
  personCpr,
  personCprChanged,
  protectedAlias,
} from './person-checks.ts';

/** Every check of a delivery, in the order in which answers name them. */
export const kontroller: readonly Kontrol[] = [
  unitLevel,
  unitPNumber,
  unitNumberFormat,
  agreementApproved,
  sourceTimeMonotonic,
  personCpr,
  personCprChanged,
  protectedAlias,
  childMainGroup,
  groupUndeclared,
  groupIdUnique,
  groupLevelRule,
  employeeRole,
  contactLimit,
  contactLegalBasis,
  actorExclusive,
  groupCrossSource,
  massRemoval,
  staleImport,
];

/** Everything that the checks find in a delivery, each fact once; none means that all are passed. */
export async function runKontroller(facts: LeveringFacts): Promise<Kontrolfund[]> {
  const found = new Set<string>();
  const all = await mapInTurns(
    kontroller.filter(({ kinds }) => kinds.includes(facts.kind)),
    ({ code, severity, da, en, check }) =>
      check(facts).map((svar) => ({ ...svar, code, severity, da: fill(da, svar.details), en: fill(en, svar.details) })),
  );
  return all.flat().filter(({ code, lokalId, da }) => {
    const fact = JSON.stringify([code, lokalId, da]);
    return !found.has(fact) && found.add(fact);
  });
}

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
type Stored<One> = Omit<One, 'severity'> & { severity: keyof typeof publicWords.levering };

const toStored = <One extends { severity: Weight }>(one: One): Stored<One> => ({
  ...one,
  severity: wordFor(publicWords.levering, one.severity),
});

export const parseKontrolfund = (column: string): StoredKontrolfund[] =>
  (JSON.parse(column) as Stored<StoredKontrolfund>[]).map((one) => ({
    ...one,
    severity: publicWords.levering[one.severity],
  }));

export const writeKontrolfund = (found: readonly StoredKontrolfund[]): string => JSON.stringify(found.map(toStored));

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
