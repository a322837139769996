import { danishTime } from '../../../common/clock.ts';
import type { AffiliationServices } from '../../context.ts';
import { lastChangeNumber } from '../../core/change/changeset-writer.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import { readInput, type UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { namedEnheder } from '../../core/input/fields.ts';
import type { Levering as Row } from '../../generated/sqlite/client.ts';
import { type Looker, note } from '../../laeselog/show.ts';
import { askedKind, isBlocked, type StoredKontrolfund, writeKontrolfund } from '../leveringskontrol/kontroller.ts';
import type { LeveringHead } from './compose.ts';
import type { PersonDifference } from './difference.ts';
import { examine } from './examine.ts';
import { inLevering, type LeveringStatus, leveringerOf, unsent } from './levering.reader.ts';
import { orderSchema } from './levering-inputs.ts';

interface PrepareLevering {
  enhedsNummer: string;
  kilde: string;
  dokument: 'FULL' | 'DELTA' | 'DELETE';
  /** For a DELETE: whom it removes; null for everybody whom the source no longer has. */
  lokalIder: string[] | null;
  /** Now when null. */
  sourceDateTime: string | null;
  actor: string;
}

/** The share that a delivery may remove where no plan says otherwise, in per cent. */
const usualCeiling = 50;

/** What came of it: the delivery as a row, also in a dry run, and its difference to what stands in Unilogin. */
interface Made {
  row: Row | null;
  forskelle: PersonDifference[];
}

/**
 * Makes a delivery of what a source has today, checks it, and compares it with what stands in Unilogin. The same unit,
 * source and sourceDateTime again is the same delivery. Who looks is noted for each person; nobody does when the clock
 * makes it.
 */
export function prepareLevering(
  services: AffiliationServices,
  input: PrepareLevering,
  looker: Looker | null = null,
): { useCase: UseCase; made(): Made } {
  let made: Made = { row: null, forskelle: [] };
  const useCase: UseCase = {
    action: 'levering.create',
    input,
    places: { enheder: namedEnheder([input.enhedsNummer]) },
    async run(work) {
      const given = readInput(work, orderSchema, input, ['input'], { kilde: '–' });
      if (!given) return;
      const { enhedsNummer, kilde } = given;
      work.speakAs(kilde, ['input', 'kilde'], true);
      await work.loadEnheder([enhedsNummer]);
      await work.load('levering', 'enhedsNummer', [enhedsNummer]);
      await work.load('leveringsplan', 'enhedsNummer', [enhedsNummer]);
      const earlier = leveringerOf(work, enhedsNummer, kilde);
      const sourceDateTime = given.sourceDateTime ?? freeTime(earlier);
      if (sourceDateTime > danishTime(new Date(Date.now() + tolerance)))
        work.refuse('LEVERING_TIME_FUTURE', ['input', 'sourceDateTime'], { value: sourceDateTime });
      const same = earlier.find(({ after }) => after.sourceDateTime === sourceDateTime);
      if (same) {
        made = { row: same.before, forskelle: [] };
        if (askedKind(same.after) !== input.dokument)
          work.refuse('LEVERING_EXISTS', ['input'], { value: sourceDateTime });
        return;
      }
      const content = await make(work, services, { ...input, ...given }, sourceDateTime);
      if (content === null) return;
      for (const one of earlier)
        if ((unsent as readonly string[]).includes(one.after.status))
          work.change(one, { status: 'SUPERSEDED' }, ['input']);
      const { forskelle, ...columns } = content;
      const { id, after } = work.create('levering', columns, ['input']);
      made = { row: { id, fromChange: 0, toChange: null, version: 1, ...after }, forskelle };
    },
    keep: async (tx) => {
      if (looker) await note(tx, services.database.provider, looker, inLevering(made.forskelle, 'prepareLevering'));
    },
  };
  return { useCase, made: () => made };
}

/** Clocks differ a little; a time far ahead would make Unilogin refuse every later delivery. In milliseconds. */
const tolerance = 3_600_000;

/** Now; a second later than those that were made within it, which would otherwise be taken for the same. */
function freeTime(earlier: readonly StoredObject<'levering'>[]): string {
  const taken = new Set(earlier.map(({ after }) => after.sourceDateTime));
  for (let at = Date.now(); ; at += 1_000) if (!taken.has(danishTime(new Date(at)))) return danishTime(new Date(at));
}

async function make(work: Work, services: AffiliationServices, input: PrepareLevering, sourceDateTime: string) {
  const { enhedsNummer, kilde, dokument, actor } = input;
  const enhed = work.enhed(enhedsNummer);
  if (!enhed) {
    work.refuse('ENHED_UNKNOWN', ['input', 'enhedsNummer'], { value: enhedsNummer });
    return null;
  }
  const dag = work.today;
  const head: LeveringHead = {
    enhedsNummer,
    enhedsNavn: enhed.navn,
    kilde,
    sourceDateTime,
    skoleaar: schoolYear(dag),
    dokument,
  };
  const plan = planOf(work, enhedsNummer, kilde);
  const about = {
    ...input,
    head,
    enhed,
    dag,
    fjernelsesloft: plan?.fjernelsesloft ?? usualCeiling,
    fjernelseGodkendt: false,
  };
  const { kontrolfund, lokalIder, antal, aftryk, forskelle, ...made } = await examine(work, services, about);
  if (dokument === 'DELETE' && lokalIder.length === 0) {
    work.refuse('LEVERING_EMPTY', ['input', 'lokalIder']);
    return null;
  }
  const fireOejne = plan?.fireOejne ?? false;
  return {
    ...head,
    ...made,
    status: statusAfter(kontrolfund, fireOejne),
    aftryk,
    snapshot: await lastChangeNumber(work),
    dag,
    lokalIder: JSON.stringify(lokalIder),
    kontrolfund: writeKontrolfund(kontrolfund),
    antal: JSON.stringify(antal),
    fjernelseGodkendt: false,
    fireOejne,
    oprettetAf: actor,
    oprettetTid: new Date().toISOString(),
    ...{ afgjortAf: null, afgjortTid: null, kommentar: null, forsoeg: 0, sendtTid: null, naesteForsoeg: null },
    ...{ svarTid: null, fejl: null, beskedId: null },
    forskelle,
  };
}

/** Four eyes where the plan wants them; nobody has to approve otherwise. */
const statusAfter = (kontrolfund: readonly StoredKontrolfund[], fireOejne: boolean): LeveringStatus =>
  isBlocked(kontrolfund) ? 'DRAFT' : fireOejne ? 'AWAITING_APPROVAL' : 'VALIDATED';

/** The terms that a unit's source is delivered on. */
const planOf = (work: Work, enhedsNummer: string, kilde: string) =>
  work.all('leveringsplan').find(({ after }) => after.enhedsNummer === enhedsNummer && after.kilde === kilde)?.after;

/** The schoolYear of a Danish day: 1 August to 31 July (inferred: STIL, side 2360666 gives the form alone, 2016-2017). */
export function schoolYear(day: string): string {
  const year = Number(day.slice(0, 4));
  const first = day.slice(5, 7) < '08' ? year - 1 : year;
  return `${first}-${first + 1}`;
}
