import { danishTime } from '../../common/clock.ts';
import type { UseCase } from '../change/use-case.ts';
import type { Work } from '../change/work.ts';
import { lastChangeNumber } from '../change/counter.ts';
import type { AffiliationServices } from '../context.ts';
import type { Kontrolfund } from '../leveringskontrol/kontrolfund.ts';
import { contactsOf } from '../leveringskontrol/contacts-of.ts';
import { schoolYear } from '../unilogin/school-year.ts';
import { countOf } from './antal.ts';
import { checkLevering } from './check-levering.ts';
import { allPersons, compose, documentPrint, type LeveringHead } from './compose.ts';
import { readDelivered } from './delivered.ts';
import { difference, type PersonDifference } from './difference.ts';
import { leveringerOf, planOf } from './leveringer-of.ts';
import { schemaProblems } from './schema-problems.ts';
import { readStand } from './stand.ts';
import { type LeveringStatus, unsent } from './status.ts';

export interface PrepareLevering {
  enhedsNummer: string;
  kilde: string;
  dokument: 'FULL' | 'DELTA' | 'DELETE';
  /** Of a DELETE: whom; null for everybody whom the source no longer has. */
  lokalIder: string[] | null;
  /** Now when null. */
  sourceDateTime: string | null;
  actor: string;
}

/** The share that a delivery may remove where no plan says otherwise, in per cent. */
const usualCeiling = 50;

/**
 * Makes a delivery of what a source has today, checks it, and compares it with what stands in Unilogin. The same unit,
 * source and sourceDateTime again is the same delivery.
 */
export function prepareLevering(services: AffiliationServices, input: PrepareLevering): UseCase & { id: string | null } {
  const { enhedsNummer, kilde } = input;
  const useCase: UseCase & { id: string | null } = {
    action: 'levering.create',
    input,
    id: null,
    async run(work) {
      await work.loadEnheder([enhedsNummer]);
      await work.load('levering', 'enhedsNummer', [enhedsNummer]);
      await work.load('leveringsplan', 'enhedsNummer', [enhedsNummer]);
      const sourceDateTime = input.sourceDateTime ?? danishTime();
      const earlier = leveringerOf(work, enhedsNummer, kilde);
      const same = earlier.find(({ after }) => after.sourceDateTime === sourceDateTime);
      if (same) {
        useCase.id = same.id;
        if (same.after.dokument !== input.dokument) work.refuse('LEVERING_EXISTS', ['input'], { value: sourceDateTime });
        return;
      }
      const made = await make(work, services, input, sourceDateTime);
      if (made === null) return;
      for (const one of earlier)
        if ((unsent as readonly string[]).includes(one.after.status)) work.change(one, { status: 'SUPERSEDED' }, ['input']);
      useCase.id = work.create('levering', made, ['input']).id;
    },
  };
  return useCase;
}

async function make(work: Work, { vault, unilogin }: AffiliationServices, input: PrepareLevering, sourceDateTime: string) {
  const { enhedsNummer, kilde, dokument, actor } = input;
  const enhed = work.enhed(enhedsNummer);
  if (!enhed) {
    work.refuse('ENHED_UNKNOWN', ['input', 'enhedsNummer'], { value: enhedsNummer });
    return null;
  }
  const dag = work.today;
  const stand = await readStand(work, { enhedsNummer, kilde, dag, snapshot: null });
  const delivered = await readDelivered(work, enhedsNummer, kilde);
  const persons = allPersons(stand, vault);
  const differences = difference(persons, delivered.persons, vault);
  const lokalIder = chosen(input, differences);
  const named = new Set(lokalIder);
  const skoleaar = schoolYear(dag);
  const head: LeveringHead = { enhedsNummer, enhedsNavn: enhed.navn, kilde, sourceDateTime, skoleaar, dokument };
  const plan = planOf(work, enhedsNummer, kilde);
  const fjernelsesloft = plan?.fjernelsesloft ?? usualCeiling;
  const checked = { head, enhed, stand, persons, lokalIder, delivered, fjernelsesloft, fjernelseGodkendt: false };
  const document = compose(head, stand, persons, lokalIder);
  const fund = await checkLevering(work, vault, checked);
  fund.push(...(await schemaProblems(document, unilogin.documentNamespace)));
  const carried = differences.filter(({ lokalId, virkning }) =>
    dokument === 'FULL' ? true : named.has(lokalId) && (virkning === 'removed') === (dokument === 'DELETE'),
  );
  const contacts = persons
    .filter(({ localPersonId }) => dokument === 'FULL' || (dokument === 'DELTA' && named.has(localPersonId)))
    .reduce((sum, person) => sum + contactsOf(person).length, 0);
  const fireOejne = plan?.fireOejne ?? false;
  return {
    ...head,
    status: statusAfter(fund, fireOejne),
    aftryk: await documentPrint(document, vault),
    snapshot: await lastChangeNumber(work),
    dag,
    lokalIder: JSON.stringify(lokalIder),
    kontrolfund: JSON.stringify(fund),
    antal: JSON.stringify(countOf(carried, contacts)),
    fjernelseGodkendt: false,
    fireOejne,
    oprettetAf: actor,
    oprettetTid: new Date().toISOString(),
    ...{ afgjortAf: null, afgjortTid: null, kommentar: null, forsoeg: 0, sendtTid: null, naesteForsoeg: null },
    ...{ svarTid: null, fejl: null, beskedId: null },
  };
}

/** Four eyes where the plan wants them; nobody has to approve otherwise. */
export const statusAfter = (fund: readonly Kontrolfund[], fireOejne: boolean): LeveringStatus =>
  fund.some(({ severity }) => severity === 'error') ? 'DRAFT' : fireOejne ? 'AWAITING_APPROVAL' : 'APPROVED';

/** Whom a document is about: all of a full one, the new and changed of a delta, the gone of a deletion. */
function chosen({ dokument, lokalIder }: PrepareLevering, differences: readonly PersonDifference[]): string[] {
  if (dokument === 'FULL') return [];
  if (dokument === 'DELETE' && lokalIder !== null) return [...new Set(lokalIder)].sort();
  const wanted = dokument === 'DELTA' ? ['created', 'updated'] : ['removed'];
  return differences.filter(({ virkning }) => wanted.includes(virkning)).map(({ lokalId }) => lokalId);
}
