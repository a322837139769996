import type { Work } from '../change/work.ts';
import { hasApproved } from '../dataaftale/access.ts';
import type { Enhed } from '../generated/sqlite/client.ts';
import type { Kontrolfund, LeveringFacts, LeveringPerson } from '../leveringskontrol/kontrol.ts';
import { runKontroller } from '../leveringskontrol/kontroller.ts';
import type { CprVault } from '../person/cpr-vault.ts';
import { adgangOf } from './adgang-of.ts';
import type { LeveringHead } from './compose.ts';
import type { Delivered } from './delivered.ts';
import type { Stand } from './stand.ts';
import { toImportGroup } from './to-import-group.ts';

/** What the checks are asked about. */
export interface Checked {
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
export async function checkLevering(work: Work, vault: CprVault, checked: Checked): Promise<Kontrolfund[]> {
  const { head, enhed, stand, delivered, lokalIder, fjernelsesloft, fjernelseGodkendt } = checked;
  const { dokument: kind, kilde: source, sourceDateTime } = head;
  const chosen = new Set(lokalIder);
  const persons = checked.persons.filter(({ localPersonId }) => chosen.has(localPersonId));
  return runKontroller({
    enhed: { ...enhed, niveau: enhed.niveau as LeveringFacts['enhed']['niveau'] },
    hasApprovedAgreement: await hasApproved(work, adgangOf(enhed.nummer, source)),
    kind,
    source,
    sourceDateTime,
    lastAccepted: delivered.last && { ...delivered.last, persons: deliveredCpr(delivered) },
    today: work.today,
    groups: stand.grupper.map(toImportGroup),
    groupsOfOtherSources: stand.grupperOfOthers.map(({ kode, kilde }) => ({ gruppeId: kode, kilde })),
    persons: kind === 'DELETE' ? [] : persons.map((person) => comparable(person, enhed.nummer, delivered, vault)),
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
