import type { ChangeLog } from '../../common/log/change-chain.ts';
import { institutionNumberPattern } from '../../common/parse/identifiers.ts';
import { columnType, contentColumns, type Niveau, niveauer } from '../dagtilbud/fields.ts';
import type { RegisterTransaction } from '../database.ts';
import { editionCounter } from '../kodeliste/kodebog.ts';

/** How the register's change log is proven. Its versions are public and are never erased. */
export const registerChangeLog: ChangeLog = {
  navn: 'register',
  columns: {
    id: 'INTEGER',
    changeset: 'INTEGER',
    action: 'TEXT',
    niveau: 'TEXT',
    nummer: 'TEXT',
    kommuneBefore: 'TEXT',
    kommuneAfter: 'TEXT',
  },
  kind: 'niveau',
  object: 'nummer',
  key: 'nummer',
  kinds: Object.fromEntries(
    (Object.keys(niveauer) as Niveau[]).map((niveau) => [
      niveau,
      {
        table: niveauer[niveau].table,
        columns: Object.fromEntries(contentColumns[niveau].map((column) => [column, columnType(column)])),
      },
    ]),
  ),
  isErasable: false,
};

/** The last change number used, and the highest digits of any G-number ever stored. */
export type Counters = {
  change: number;
  nummer: number;
};

/** The counters as they are when a writer's turn comes. */
export interface LockedCounters {
  counters: Counters;
  /** The edition of the code tables, which an administrator may have changed since they were read. */
  kodeEdition: number;
}

/** G10431 is the lowest number the register is known to have issued, so the series begins with it. */
const beforeFirst: Counters = { change: 0, nummer: 10430 };

/**
 * Reads the counters and locks them until the transaction ends. A change number is thus given only to one writer at a
 * time, and lower numbers are committed before higher ones.
 */
export async function lockCounters(tx: RegisterTransaction): Promise<LockedCounters> {
  const { change, nummer } = beforeFirst;
  await tx.$executeRaw`
    INSERT INTO "Counter" ("navn", "vaerdi") VALUES ('change', ${change}), ('nummer', ${nummer})
    ON CONFLICT ("navn") DO UPDATE SET "vaerdi" = "Counter"."vaerdi"`;
  // A statement of its own: PostgreSQL sees in it what others committed while the one before waited.
  const rows = await tx.$queryRaw<{ navn: string; vaerdi: number }[]>`SELECT "navn", "vaerdi" FROM "Counter"`;
  const stored = new Map(rows.map(({ navn, vaerdi }) => [navn, Number(vaerdi)]));
  const counters = { change: stored.get('change') ?? change, nummer: stored.get('nummer') ?? nummer };
  return { counters, kodeEdition: stored.get(editionCounter) ?? 0 };
}

export async function storeCounters(tx: RegisterTransaction, counters: Counters): Promise<void> {
  const { change, nummer } = counters;
  await tx.$executeRaw`
    UPDATE "Counter" SET "vaerdi" = CASE "navn" WHEN 'change' THEN CAST(${change} AS INTEGER) ELSE CAST(${nummer} AS INTEGER) END
    WHERE "navn" IN ('change', 'nummer')`;
}

/** The digits of a G-number, 0 for the other letters: those are never issued, so they cannot collide. */
export const digitsOf = (nummer: string): number =>
  nummer.startsWith('G') && institutionNumberPattern.test(nummer) ? Number(nummer.slice(1)) : 0;
