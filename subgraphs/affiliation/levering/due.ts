import { sqltag } from '@prisma/client/runtime/client';
import { actorOf, type Caller } from '../../common/auth/caller.ts';
import { danishTime, today } from '../../common/clock.ts';
import { addDays } from '../../common/parse/days.ts';
import type { Source } from '../change/work.ts';
import { lostBefore } from './status.ts';

/** A unit's source whose time of day has come, and that was not delivered since. */
export interface DuePlan {
  enhedsNummer: string;
  kilde: string;
  kommuneKode: string;
  dokument: 'FULL' | 'DELETE';
}

/** Which plans and deliveries are wanted, and when; all of them, and now, when left out. */
export interface DueScope {
  now?: Date;
  kommune?: string | undefined;
  enhedsNummer?: string;
}

/** A delivery that is to be sent, or sent again, now. */
export interface DueLevering {
  id: string;
  /** As it was found: of two processes that find it the same, one sends it. */
  version: number;
  kommuneKode: string;
}

/**
 * Plans that are due for their full document. Those of one day are due until a delivery of that day was made, also after a
 * late start.
 */
export function duePlans({ query }: Pick<Source, 'query'>, scope: DueScope): Promise<DuePlan[]> {
  const { now = new Date(), kommune = '', enhedsNummer = '' } = scope;
  const [day, clock] = [today(now), danishTime(now).slice(11, 16)];
  return query<DuePlan>(sqltag`
    SELECT plan."enhedsNummer", plan."kilde", enhed."kommuneKode", 'FULL' AS "dokument"
    FROM "Leveringsplan" plan JOIN "Enhed" enhed ON enhed."nummer" = plan."enhedsNummer"
    WHERE plan."toChange" IS NULL AND plan."aktiv" AND enhed."aktiv" AND plan."tidspunkt" <= ${clock}
      AND (${kommune} = '' OR enhed."kommuneKode" = ${kommune})
      AND (${enhedsNummer} = '' OR plan."enhedsNummer" = ${enhedsNummer})
      AND NOT EXISTS (SELECT 1 FROM "Levering" made WHERE made."toChange" IS NULL
        AND made."enhedsNummer" = plan."enhedsNummer" AND made."kilde" = plan."kilde"
        AND (made."status" = 'SENT' OR made."dag" = ${day} AND substr(made."sourceDateTime", 12, 5) >= plan."tidspunkt"
          AND (made."oprettetAf" = ${planActor} OR made."dokument" = 'FULL' AND made."svarTid" IS NOT NULL)))
    ORDER BY plan."enhedsNummer", plan."kilde"`);
}

/**
 * Plans whose full document of the day had to be a delta (FULL_AS_DELTA), was loaded, and left those who are gone where they
 * stand; and those of units that are closed, of which no full document is made any more: who went elsewhere stands at the
 * old number still. Once a day, as a deletion may wait for a human, too: that of all people of a unit does.
 */
export function dueDeletions({ query }: Pick<Source, 'query'>, scope: DueScope): Promise<DuePlan[]> {
  const { now = new Date(), kommune = '', enhedsNummer = '' } = scope;
  const [day, clock] = [today(now), danishTime(now).slice(11, 16)];
  const made = sqltag`made."toChange" IS NULL AND made."enhedsNummer" = plan."enhedsNummer" AND made."kilde" = plan."kilde"`;
  const ofToday = sqltag`made."oprettetAf" = ${planActor} AND made."dag" = ${day}`;
  return query<DuePlan>(sqltag`
    SELECT plan."enhedsNummer", plan."kilde", enhed."kommuneKode", 'DELETE' AS "dokument"
    FROM "Leveringsplan" plan JOIN "Enhed" enhed ON enhed."nummer" = plan."enhedsNummer"
    WHERE plan."toChange" IS NULL AND plan."aktiv"
      AND (${kommune} = '' OR enhed."kommuneKode" = ${kommune})
      AND (${enhedsNummer} = '' OR plan."enhedsNummer" = ${enhedsNummer})
      AND (NOT enhed."aktiv" AND plan."tidspunkt" <= ${clock}
        OR enhed."aktiv" AND EXISTS (SELECT 1 FROM "Levering" made WHERE ${made} AND ${ofToday}
          AND made."dokument" = 'DELTA' AND made."status" IN ('ACCEPTED', 'PARTIALLY_ACCEPTED')))
      AND NOT EXISTS (SELECT 1 FROM "Levering" made WHERE ${made}
        AND (made."status" = 'SENT' OR ${ofToday} AND made."dokument" = 'DELETE'))
      AND EXISTS (SELECT 1 FROM "LeveretPerson" there
        WHERE there."enhedsNummer" = plan."enhedsNummer" AND there."kilde" = plan."kilde" AND NOT EXISTS (
          SELECT 1 FROM "Tilknytning" here WHERE here."toChange" IS NULL AND here."enhedsNummer" = there."enhedsNummer"
            AND here."kilde" = there."kilde" AND here."lokalId" = there."lokalId" AND NOT here."aflyst"
            AND here."gyldigFra" <= ${day} AND (here."gyldigTil" IS NULL OR here."gyldigTil" >= ${day})))
    ORDER BY plan."enhedsNummer", plan."kilde"`);
}

/** Deliveries made by plan and approved, and any whose pause since the last attempt is over. */
export function dueLeveringer({ query }: Pick<Source, 'query'>, scope: DueScope): Promise<DueLevering[]> {
  const { now = new Date(), kommune = '' } = scope;
  const lost = lostBefore(now);
  return query<DueLevering>(sqltag`
    SELECT levering."id", levering."version", enhed."kommuneKode"
    FROM "Levering" levering JOIN "Enhed" enhed ON enhed."nummer" = levering."enhedsNummer"
    WHERE levering."toChange" IS NULL AND (${kommune} = '' OR enhed."kommuneKode" = ${kommune})
      AND (levering."status" IN ('VALIDATED', 'APPROVED') AND levering."oprettetAf" = ${planActor}
          AND levering."dag" >= ${addDays(today(now), -1)}
        OR levering."status" = 'SENT' AND (levering."naesteForsoeg" <= ${now.toISOString()}
          OR levering."naesteForsoeg" IS NULL AND levering."sendtTid" <= ${lost}))
    ORDER BY levering."enhedsNummer", levering."sourceDateTime"`);
}

/** The product itself, carrying out a municipality's plan: what its vendor may do, in that municipality alone. */
export const systemCaller = (kommuneKode: string): Caller => ({
  kind: 'system',
  subject: 'leveringsplan',
  roles: [{ role: 'leverandoer', kommuner: [kommuneKode], cvrNumre: [], enheder: [] }],
  isProduct: true,
});

/** The product itself as the log names it. */
const planActor = actorOf(systemCaller(''));
