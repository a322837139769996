import { and, inSnapshot, isIn, name, sql } from '../../common/database/sql.ts';
import { Deadline } from '../../common/remote/deadline.ts';
import { runChangeset } from '../change/run-changeset.ts';
import { type KontrolNiveau, niveauer } from '../dagtilbud/fields.ts';
import type { RegisterDatabase } from '../database.ts';
import type { Command } from '../draft/command.ts';
import type { Source } from '../draft/load-draft.ts';
import type { Ekstern } from '../ekstern/ekstern.ts';
import { type AdresseRegister, type Fundet, offlineRegister } from '../ekstern/registers.ts';
import { bekraeftet } from '../ekstern/svar.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { recheckOrigin } from './keep-answers.ts';
import { patience, type StoredSted } from './recheck-pages.ts';

type Gap = { sted: StoredSted; fields: Partial<Fundet> };

const columns = ['dawaId', 'geoBredde', 'geoLaengde'] as const satisfies (keyof Fundet)[];

/**
 * Gives units whose address DAR confirms the id and the coordinates that they lack. What a writer gave is never
 * overwritten. It is a write as any other, versioned and in the change log, with the source "dar".
 * @returns how many units got something
 */
export async function fillFromDar(
  database: RegisterDatabase,
  kodebog: Kodebog,
  dar: AdresseRegister,
  niveau: KontrolNiveau,
  confirmed: readonly StoredSted[],
): Promise<number> {
  const lacking = confirmed.filter((sted) => columns.some((column) => sted[column] === null));
  if (lacking.length === 0 || database.mode === 'readonly') return 0;
  const found = await dar.locate(lacking, new Deadline(patience));
  const gaps = lacking.flatMap((sted, i) => gapOf(sted, found[i] ?? null));
  if (gaps.length === 0) return 0;
  const filled = await fill(database, kodebog, niveau, gaps);
  if (filled !== null || gaps.length === 1) return filled ?? 0;
  // One that breaks a rule must not keep the others from theirs.
  let count = 0;
  for (const gap of gaps) count += (await fill(database, kodebog, niveau, [gap])) ?? 0;
  return count;
}

/** What of it the unit lacks; half a pair of coordinates is no place. */
function gapOf(sted: StoredSted, found: Fundet | null): Gap[] {
  const fields: Partial<Fundet> = {};
  if (sted.dawaId === null && found?.dawaId != null) fields.dawaId = found.dawaId;
  if (sted.geoBredde === null && sted.geoLaengde === null && found?.geoBredde != null && found.geoLaengde !== null)
    Object.assign(fields, { geoBredde: found.geoBredde, geoLaengde: found.geoLaengde });
  return Object.keys(fields).length > 0 ? [{ sted, fields }] : [];
}

/** Null when a rule refuses it. */
async function fill(database: RegisterDatabase, kodebog: Kodebog, niveau: KontrolNiveau, gaps: readonly Gap[]) {
  const { errors, changes } = await runChangeset(database, kodebog, {
    ...recheckOrigin(),
    source: 'dar',
    commands: [],
    dryRun: false,
    idempotencyKey: null,
    authorise: () => [],
    ekstern: heardAlready,
    useCase: {
      input: null,
      commands: async (_tx, source) => ({ commands: await commandsOf(source, niveau, gaps) }),
      keep: async () => {},
    },
  });
  return errors.length > 0 ? null : changes.length;
}

/** DAR has just confirmed these addresses, and its answer is stored about what they hold with their new id. */
const heardAlready: Ekstern = {
  dar: { ...offlineRegister.dar, check: async (adresser) => adresser.map(() => bekraeftet) },
  cvr: offlineRegister.cvr,
  timeoutMs: 1_000,
};

/** A unit that was changed since it was read is left for the next recheck. */
async function commandsOf(source: Source, niveau: KontrolNiveau, gaps: readonly Gap[]): Promise<Command[]> {
  const numbers = gaps.map(({ sted }) => sted.nummer);
  const condition = and([inSnapshot(null), isIn(source.provider, name('nummer'), numbers)]);
  const rows = await source.query<{ nummer: string; version: number }>(
    sql`SELECT "nummer", "version" FROM ${name(niveauer[niveau].table)} WHERE ${condition}`,
  );
  const versions = new Map(rows.map(({ nummer, version }) => [nummer, version]));
  return gaps
    .filter(({ sted }) => versions.get(sted.nummer) === sted.version)
    .map(({ sted: { nummer }, fields }) => {
      return { op: 'update', niveau, nummer, expectedVersion: null, fields, path: ['dar', nummer] };
    });
}
