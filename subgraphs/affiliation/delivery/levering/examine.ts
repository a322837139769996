import { mapInTurns } from '../../../common/turns/turns.ts';
import type { AffiliationServices } from '../../context.ts';
import type { Work } from '../../core/change/work.ts';
import type { Enhed } from '../../generated/sqlite/client.ts';
import type { CprVault } from '../../people/person/cpr-vault.ts';
import type { ImportDocument } from '../../unilogin/import-document.ts';
import { problemsOfDocument } from '../../unilogin/validate-document.ts';
import { accessOf, hasApproved } from '../leveringskontrol/delivery-checks.ts';
import type { Kontrolfund, LeveringFacts, LeveringPerson } from '../leveringskontrol/kontrol.ts';
import {
  documentSchemaText,
  fullAsDelta,
  runKontroller,
  type StoredKontrolfund,
} from '../leveringskontrol/kontroller.ts';
import { contactsOf } from '../leveringskontrol/person-checks.ts';
import { allPersons, compose, documentPrint, type LeveringHead, toImportGroup } from './compose.ts';
import {
  type Antal,
  countOf,
  type Delivered,
  difference,
  type PersonDifference,
  readDelivered,
  readStand,
  type Stand,
} from './difference.ts';

interface Subject {
  head: LeveringHead;
  enhed: Enhed;
  dag: string;
  /** For a DELETE: whom it removes; null for everybody whom the source no longer has. */
  lokalIder: string[] | null;
  /** The share that it may remove, in per cent, unless a human lets it remove more. */
  fjernelsesloft: number;
  fjernelseGodkendt: boolean;
}

interface Examined {
  /** What it came to: a FULL one that must leave somebody out is a DELTA. */
  dokument: ImportDocument['kind'];
  kontrolfund: StoredKontrolfund[];
  /** Whom the document is about. */
  lokalIder: string[];
  antal: Antal;
  aftryk: string;
  /** Everybody against what stands in Unilogin, whether the document has them or not. */
  forskelle: PersonDifference[];
}

interface Scene {
  work: Work;
  services: AffiliationServices;
  subject: Subject;
  stand: Stand;
  delivered: Delivered;
  persons: LeveringPerson[];
  forskelle: PersonDifference[];
}

/**
 * Makes the document of what a source has now, runs the checks on it, and counts what it does. Unilogin loads the good rows
 * and lists the bad ones (STIL, side 12780586), so whoever has a fault is left out and holds nobody else up. But absence
 * from a full import is removal (side 2360658): when one of them stands there already, the others go as a delta, which says
 * nothing of that one, and a DELETE takes those who have left.
 */
export async function examine(work: Work, services: AffiliationServices, subject: Subject): Promise<Examined> {
  const { head, dag } = subject;
  const { enhedsNummer, kilde } = head;
  const stand = await readStand(work, { enhedsNummer, kilde, dag, snapshot: null });
  const delivered = await readDelivered(work, enhedsNummer, kilde);
  const persons = await allPersons(stand, services.vault);
  const forskelle = await difference(persons, delivered.persons, services.vault);
  const scene = { work, services, subject, stand, delivered, persons, forskelle };
  const about = chosen(subject, forskelle);
  const made = await makeOf(scene, head, about);
  const mayStand = made.left.filter((lokalId) => delivered.doubtful || delivered.persons.has(lokalId));
  if (head.dokument !== 'FULL' || mayStand.length === 0) return made.examined;
  const { examined } = await makeOf(scene, { ...head, dokument: 'DELTA' }, about);
  const fjernet = forskelle.filter(({ virkning }) => virkning === 'removed').length;
  const remark = fullAsDelta({ antal: mayStand.length, fjernet });
  return { ...examined, kontrolfund: [...examined.kontrolfund, remark] };
}

/** The document about those with the local ids, but for those with a fault, who are `left`. */
async function makeOf(
  { work, services, subject, stand, delivered, persons, forskelle }: Scene,
  head: LeveringHead,
  about: string[],
): Promise<{ examined: Examined; left: string[] }> {
  const { vault, documentNamespace } = services;
  const checked = await checkLevering(work, vault, { ...subject, head, stand, persons, lokalIder: about, delivered });
  const left = new Set(checked.flatMap(({ severity, lokalId }) => (severity === 'refusal' ? (lokalId ?? []) : [])));
  for (let news = true; news; ) {
    const lokalIder = about.filter((lokalId) => !left.has(lokalId));
    const before = left.size;
    const problems = await problemsOfDocument(compose(head, stand, persons, lokalIder), documentNamespace);
    const found = problems.map(againstSchema);
    for (const { lokalId } of found) if (lokalId !== null) left.add(lokalId);
    checked.push(...found);
    news = left.size > before;
  }
  const lokalIder = about.filter((lokalId) => !left.has(lokalId));
  const examined = {
    dokument: head.dokument,
    kontrolfund: checked.map(placed(stand, persons, about)),
    lokalIder,
    antal: count(head, persons, forskelle, lokalIder, left.size),
    aftryk: await documentPrint(compose(head, stand, persons, lokalIder), vault),
    forskelle,
  };
  return { examined, left: [...left] };
}

/** A fault against the schema as a finding like those of the checks, and like them without any value. */
const againstSchema = ({ message, lokalId }: { message: string; lokalId: string | null }): Kontrolfund => ({
  ...documentSchemaText,
  da: documentSchemaText.da.replace('{problem}', () => message),
  en: documentSchemaText.en.replace('{problem}', () => message),
  lokalId,
  path: ['document'],
  details: {},
});

/** Lines of a document before those of its groups: the declaration, the root and the institution. */
const linesBefore = 3;

/** A finding with its person, and the line where the person's row stands in the document with everybody. */
function placed(stand: Stand, persons: readonly LeveringPerson[], about: readonly string[]) {
  const named = new Set(about);
  const rows = persons.filter(({ localPersonId }) => named.has(localPersonId));
  const places = new Map(rows.map(({ localPersonId, personId }, i) => [localPersonId, { personId, i }]));
  return (one: Omit<StoredKontrolfund, 'withheld' | 'personId' | 'line'>): StoredKontrolfund => {
    const place = one.lokalId === null ? undefined : places.get(one.lokalId);
    const line = place ? linesBefore + stand.grupper.length + place.i + 1 : null;
    const withheld = one.severity === 'refusal' && one.lokalId !== null;
    return { ...one, personId: place?.personId ?? null, line, withheld };
  };
}

/** Everybody for a full delivery, the new and changed for a delta, those who are gone for a deletion. */
function chosen({ head: { dokument }, lokalIder }: Subject, differences: readonly PersonDifference[]): string[] {
  if (dokument === 'DELETE' && lokalIder !== null) return [...new Set(lokalIder)].sort();
  const wanted = { FULL: ['created', 'updated', 'unchanged'], DELTA: ['created', 'updated'], DELETE: ['removed'] };
  const ids = differences.filter(({ virkning }) => wanted[dokument].includes(virkning)).map(({ lokalId }) => lokalId);
  return [...new Set(ids)];
}

function count(
  { dokument }: LeveringHead,
  persons: readonly LeveringPerson[],
  differences: readonly PersonDifference[],
  lokalIder: readonly string[],
  withheld: number,
): Antal {
  const named = new Set(lokalIder);
  const effects = differences.filter(({ lokalId, virkning }) =>
    virkning === 'removed' ? dokument === 'FULL' || (dokument === 'DELETE' && named.has(lokalId)) : named.has(lokalId),
  );
  const carried = dokument === 'DELETE' ? [] : persons.filter(({ localPersonId }) => named.has(localPersonId));
  const kontakter = carried.reduce((sum, person) => sum + contactsOf(person).length, 0);
  const removedHere =
    dokument === 'DELETE' ? effects.map((one) => ({ ...one, virkning: 'removed' as const })) : effects;
  return countOf(removedHere, kontakter, withheld);
}

/** What the checks look at. */
interface Checked {
  head: LeveringHead;
  enhed: Enhed;
  stand: Stand;
  persons: readonly LeveringPerson[];
  lokalIder: readonly string[];
  delivered: Delivered;
  /** In per cent. */
  fjernelsesloft: number;
  fjernelseGodkendt: boolean;
}

/** Runs the checks before a delivery. */
async function checkLevering(work: Work, vault: CprVault, checked: Checked): Promise<Kontrolfund[]> {
  const { head, enhed, stand, delivered, lokalIder, fjernelsesloft, fjernelseGodkendt } = checked;
  const { dokument: kind, kilde: source, sourceDateTime } = head;
  const chosen = new Set(lokalIder);
  const carried = kind === 'DELETE' ? [] : checked.persons.filter(({ localPersonId }) => chosen.has(localPersonId));
  return runKontroller({
    enhed: { ...enhed, niveau: enhed.niveau as LeveringFacts['enhed']['niveau'] },
    hasApprovedAgreement: await hasApproved(work, accessOf(enhed.nummer, source)),
    kind,
    source,
    sourceDateTime,
    lastAccepted: delivered.last && { ...delivered.last, persons: deliveredCpr(delivered) },
    today: work.today,
    groups: stand.grupper.map(toImportGroup),
    groupsOfOtherSources: stand.grupperOfOthers.map(({ kode, kilde }) => ({ gruppeId: kode, kilde })),
    persons: await mapInTurns(carried, (person) => comparable(person, enhed.nummer, delivered, vault)),
    deletedLokalIds: kind === 'DELETE' ? lokalIder : [],
    removalCeiling: fjernelsesloft / 100,
    removalOverridden: fjernelseGodkendt,
  });
}

/** Both numbers as hashes under the key of the delivery before, so that a change of keys is no change of number. */
function comparable(person: LeveringPerson, enhed: string, { persons }: Delivered, vault: CprVault): LeveringPerson {
  const key = persons.get(person.localPersonId)?.noegle;
  const cpr = person.person.civilRegistrationNumber;
  return key === undefined || cpr === null ? person : { ...person, cprIndex: vault.cprFingerprint(enhed, cpr, key) };
}

const deliveredCpr = ({ persons }: Delivered) =>
  new Map([...persons].map(([lokalId, { cprAftryk }]) => [lokalId, { cprIndex: cprAftryk }]));
