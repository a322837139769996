import type { Work } from '../change/work.ts';
import type { AffiliationServices } from '../context.ts';
import type { Enhed } from '../generated/sqlite/client.ts';
import { contactsOf } from '../leveringskontrol/contacts-of.ts';
import type { LeveringPerson } from '../leveringskontrol/levering-person.ts';
import { type Antal, countOf } from './antal.ts';
import { checkLevering } from './check-levering.ts';
import { allPersons, compose, documentPrint, type LeveringHead } from './compose.ts';
import { type Delivered, readDelivered } from './delivered.ts';
import { difference, type PersonDifference } from './difference.ts';
import type { Fund } from './fund.ts';
import { readStand } from './stand.ts';

export interface Subject {
  head: LeveringHead;
  enhed: Enhed;
  dag: string;
  /** Of a DELETE: whom; null for everybody whom the source no longer has. */
  lokalIder: string[] | null;
  /** The share that it may remove, in per cent, unless a human lets it remove more. */
  fjernelsesloft: number;
  fjernelseGodkendt: boolean;
}

export interface Examined {
  fund: Fund[];
  /** Whom the document is about. */
  lokalIder: string[];
  antal: Antal;
  aftryk: string;
  /** Everybody against what stands in Unilogin, whether the document has them or not. */
  forskelle: PersonDifference[];
}

/** Makes the document of what a source has now, runs the checks on it, and counts what it does. */
export async function examine(
  work: Work,
  { vault, documentNamespace }: AffiliationServices,
  subject: Subject,
): Promise<Examined> {
  const { head, enhed, dag } = subject;
  const { enhedsNummer, kilde } = head;
  const stand = await readStand(work, { enhedsNummer, kilde, dag, snapshot: null });
  const delivered = await readDelivered(work, enhedsNummer, kilde);
  const persons = allPersons(stand, vault);
  const differences = difference(persons, delivered.persons, vault);
  const about = chosen(subject, differences);
  const checked = { ...subject, enhed, stand, persons, lokalIder: about, delivered };
  const fund = withhold(await checkLevering(work, vault, checked), delivered);
  const left = new Set(fund.flatMap(({ withheld, lokalId }) => (withheld && lokalId !== null ? [lokalId] : [])));
  const lokalIder = about.filter((lokalId) => !left.has(lokalId));
  const document = compose(head, stand, persons, lokalIder);
  const { schemaProblems } = await import('./schema-problems.ts'); // loading the validator takes half a second
  for (const one of await schemaProblems(document, documentNamespace)) fund.push({ ...one, withheld: false });
  const antal = count(head, persons, differences, lokalIder, left.size);
  return { fund, lokalIder, antal, aftryk: await documentPrint(document, vault), forskelle: differences };
}

/** All of a full delivery, the new and changed of a delta, the gone of a deletion. */
function chosen({ head: { dokument }, lokalIder }: Subject, differences: readonly PersonDifference[]): string[] {
  if (dokument === 'DELETE' && lokalIder !== null) return [...new Set(lokalIder)].sort();
  const wanted = { FULL: ['created', 'updated', 'unchanged'], DELTA: ['created', 'updated'], DELETE: ['removed'] };
  const ids = differences.filter(({ virkning }) => wanted[dokument].includes(virkning)).map(({ lokalId }) => lokalId);
  return [...new Set(ids)];
}

/**
 * Unilogin loads the good rows and lists the bad ones (STIL, side 12780586), so a newcomer with a fault holds nobody else
 * up. Who stands there already must not be left out: absence from a full import is removal.
 */
const withhold = (fund: readonly Omit<Fund, 'withheld'>[], { persons, doubtful }: Delivered): Fund[] =>
  fund.map((one) => {
    const isNewcomer = one.lokalId !== null && !persons.has(one.lokalId) && !doubtful;
    return { ...one, withheld: one.severity === 'error' && isNewcomer };
  });

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
