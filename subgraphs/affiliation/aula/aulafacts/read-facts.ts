import { today } from '../../../common/clock.ts';
import { inSnapshot, isIn, name, type Snapshot, type Sql, sql } from '../../../common/database/sql.ts';
import { BrugeradministratorStatus, statusOn } from '../../agreements/brugeradministrator/brugeradministrator.ts';
import type { Source } from '../../core/change/held-objects.ts';
import { parseList } from '../../core/change/use-case.ts';
import type { Brugeradministrator, Enhed } from '../../generated/sqlite/client.ts';
import type {
  AdministratorFacts,
  AftaleFacts,
  AulaFacts,
  EnhedFacts,
  OpsaetningFacts,
} from '../aulacheck/aula-facts.ts';
import { type FactsScope, ofUnits } from './facts-scope.ts';
import { readLeveringer } from './read-leveringer.ts';
import { readDagpleje, readFamilier, readGrupper, readPersoner } from './read-people-facts.ts';

/** For which day, and in which state of the data. */
export interface FactsMoment {
  day: string;
  snapshot: Snapshot;
}

/** Everything the checks need about the units that the condition (on "e") lets through: one statement per topic. */
export async function readFacts(source: Source, condition: Sql, { day, snapshot }: FactsMoment) {
  const enheder = await readEnheder(source, condition);
  const numre = enheder.map(({ nummer }) => nummer);
  const scope: FactsScope = { source, numre, day, snapshot };
  const [aftaler, grupper, personer, familier, dagpleje, administratorer, opsaetning, leveringer] = await Promise.all([
    readAftaler(scope),
    readGrupper(scope),
    readPersoner(scope),
    readFamilier(scope),
    readDagpleje(scope),
    readAdministratorer(scope),
    readOpsaetning(scope),
    readLeveringer(source, numre, snapshot),
  ]);
  return enheder.map(
    (enhed): AulaFacts => ({
      day,
      enhed,
      aftaler: aftaler(enhed.nummer),
      grupper: grupper(enhed.nummer),
      personer: personer(enhed.nummer),
      familier: familier(enhed.nummer),
      dagpleje: dagpleje(enhed.nummer),
      administratorer: administratorer(enhed.nummer),
      opsaetning: opsaetning(enhed.nummer),
      levering: leveringer.get(enhed.nummer) ?? null,
    }),
  );
}

type EnhedRow = Enhed & {
  parentNiveau: string | null;
  parentType: string | null;
  kommuneChangedOn: string | Date | null;
};

/** The units that the condition (on "e") lets through, by number. They are as the register has them now. */
async function readEnheder({ query }: Source, condition: Sql): Promise<EnhedFacts[]> {
  const rows = await query<EnhedRow>(sql`
    SELECT e.*, p."niveau" AS "parentNiveau", p."institutionstypeKode" AS "parentType",
      (SELECT MAX(h."at") FROM "EnhedHaendelse" h
       WHERE h."nummer" = e."nummer" AND h."kode" = 'ENHED_KOMMUNE_CHANGED') AS "kommuneChangedOn"
    FROM "Enhed" e LEFT JOIN "Enhed" p ON p."nummer" = e."parentNummer"
    WHERE ${condition} ORDER BY e."nummer"`);
  return rows.map((row) => ({
    ...row,
    type: row.niveau === 'alternativAdresse' ? row.parentType : row.institutionstypeKode,
    kommuneChangedOn: row.kommuneChangedOn === null ? null : today(new Date(row.kommuneChangedOn)),
  }));
}

type AftaleRow = AftaleFacts & { enhedsNummer: string };

/** The data agreements of each unit, whatever became of them. Before the day of its decision one waits for it. */
async function readAftaler(scope: FactsScope): Promise<(nummer: string) => AftaleFacts[]> {
  const rows = await scope.source.query<AftaleRow>(sql`
    SELECT a."enhedsNummer", a."udbydersystem", a."tjeneste", a."status", a."afgjortDato", a."sidstBrugt"
    FROM "Dataaftale" a WHERE ${ofUnits(scope, 'a')} AND ${inSnapshot(scope.snapshot, 'a')}`);
  const byUnit = new Map<string, AftaleRow[]>();
  for (const row of rows) {
    const isDecided = row.afgjortDato !== null && row.afgjortDato <= scope.day;
    const aftale = { ...row, status: isDecided ? row.status : 'requested' };
    byUnit.set(row.enhedsNummer, [...(byUnit.get(row.enhedsNummer) ?? []), aftale]);
  }
  return (nummer) => byUnit.get(nummer) ?? [];
}

type OpsaetningRow = OpsaetningFacts & { enhedsNummer: string; kode: string };

const nothing: ReadonlyMap<string, OpsaetningFacts> = new Map();

/** What people said of each unit, by its code. */
async function readOpsaetning(scope: FactsScope) {
  const rows = await scope.source.query<OpsaetningRow>(sql`
    SELECT o."enhedsNummer", o."kode", o."svar", o."dag" FROM "Opsaetning" o
    WHERE ${ofUnits(scope, 'o')} AND ${inSnapshot(scope.snapshot, 'o')}`);
  const byUnit = new Map<string, Map<string, OpsaetningFacts>>();
  for (const { enhedsNummer, kode, svar, dag } of rows) {
    const steps = byUnit.get(enhedsNummer) ?? new Map<string, OpsaetningFacts>();
    byUnit.set(enhedsNummer, steps.set(kode, { svar, dag }));
  }
  return (nummer: string): ReadonlyMap<string, OpsaetningFacts> => byUnit.get(nummer) ?? nothing;
}

type AdministratorRow = Pick<Brugeradministrator, 'enheder' | 'gyldigFra' | 'gyldigTil' | 'sidstAnvendt'> & {
  ansat: boolean | number | bigint;
};

/** Who administers the users of each unit. A municipality has a handful of them, so they are read one by one. */
async function readAdministratorer(scope: FactsScope): Promise<(nummer: string) => AdministratorFacts> {
  const { source, numre, day, snapshot } = scope;
  const kommuner = sql`SELECT e."kommuneKode" FROM "Enhed" e WHERE ${isIn(source.provider, name('e', 'nummer'), numre)}`;
  const rows = await source.query<AdministratorRow>(sql`
    SELECT a."enheder", a."gyldigFra", a."gyldigTil", a."sidstAnvendt",
      CASE WHEN a."personId" IN (SELECT t."personId" FROM "Tilknytning" t
        WHERE t."personId" IN (SELECT o."personId" FROM "Brugeradministrator" o WHERE o."kommuneKode" IN (${kommuner}))
          AND t."aktoertype" = 'ansat' AND NOT t."aflyst" AND ${inSnapshot(snapshot, 't')} AND t."gyldigFra" <= ${day}
          AND (t."gyldigTil" IS NULL OR t."gyldigTil" >= ${day})) THEN 1 ELSE 0 END AS "ansat"
    FROM "Brugeradministrator" a WHERE a."kommuneKode" IN (${kommuner}) AND ${inSnapshot(snapshot, 'a')}`);
  const facts = new Map<string, AdministratorFacts>();
  for (const row of rows) {
    const status = statusOn(row, day);
    const isAppointed = status === BrugeradministratorStatus.ACTIVE || status === BrugeradministratorStatus.LOCKED;
    const isUsable = status === BrugeradministratorStatus.ACTIVE && Number(row.ansat) === 1;
    if (isAppointed) for (const nummer of parseList(row.enheder)) add(facts, nummer, isUsable);
  }
  return (nummer) => facts.get(nummer) ?? { appointed: 0, usable: 0 };
}

function add(facts: Map<string, AdministratorFacts>, nummer: string, isUsable: boolean): void {
  const { appointed, usable } = facts.get(nummer) ?? { appointed: 0, usable: 0 };
  facts.set(nummer, { appointed: appointed + 1, usable: usable + (isUsable ? 1 : 0) });
}
