import { and, inSnapshot, isIn, name, sql } from '../../common/database/sql.ts';
import { Deadline } from '../../common/remote/deadline.ts';
import { runChangeset } from '../change/run-changeset.ts';
import { type KontrolNiveau, kontrolNiveauer, niveauer } from '../dagtilbud/fields.ts';
import type { RegisterDatabase } from '../database.ts';
import type { Command } from '../draft/command.ts';
import type { Source } from '../draft/load-draft.ts';
import { askAbout } from '../ekstern/ask-about.ts';
import type { Ekstern } from '../ekstern/ekstern.ts';
import { type AdresseRegister, type Fundet, offlineRegister, type PNummerSvar } from '../ekstern/registers.ts';
import { type Aarsag, bekraeftet, type EksternSvar, type Kind, modsagt, type Svar, vaerdiOf } from '../ekstern/svar.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { KontrolReader } from '../kontrol/kontrol.reader.ts';
import { type Heard, keepAnswers, recheckOrigin } from './keep-answers.ts';
import { pagesOf, patience, type Scope, type StoredSted, totalOf } from './recheck-pages.ts';

export interface RecheckOptions extends Scope {
  kinds: readonly Kind[];
  /** Leaves out answers that are younger, in milliseconds. */
  olderThan: number | null;
  onProgress?(done: number, total: number): void | Promise<void>;
}

type Question = Pick<Heard, 'kind' | 'vaerdi' | 'earlier'> & { sted: StoredSted };

/** Asks DAR and CVR again about what is stored. An answer that cannot be had leaves the old one. */
export async function recheck(
  { database, kodebog }: { database: RegisterDatabase; kodebog: Kodebog },
  ekstern: Ekstern,
  options: RecheckOptions,
): Promise<RecheckReport> {
  const report = new RecheckReport();
  const total = await totalOf(database, options);
  let done = 0;
  for (const niveau of kontrolNiveauer)
    for await (const { steder, lastChange } of pagesOf(database, niveau, options)) {
      const questions = await questionsOf(database, niveau, steder, options);
      const heard = await answersTo(ekstern, niveau, questions, report);
      await keepAnswers(database, niveau, heard, lastChange);
      report.filled += await fillFromDar(database, kodebog, ekstern.dar, niveau, confirmedOf(heard, steder));
      done += steder.length;
      await options.onProgress?.(done, total);
    }
  return report;
}

async function questionsOf(
  database: RegisterDatabase,
  niveau: KontrolNiveau,
  steder: readonly StoredSted[],
  { kinds, olderThan }: RecheckOptions,
): Promise<Question[]> {
  const reader = new KontrolReader(database);
  const cutoff = olderThan === null ? Number.POSITIVE_INFINITY : Date.now() - olderThan;
  const questions = steder.map(async (sted) => {
    const rows = await reader.of(niveau, sted.nummer);
    return kinds.flatMap((kind): Question[] => {
      const vaerdi = vaerdiOf[kind](sted);
      const row = rows.find((candidate) => candidate.kind === kind && candidate.vaerdi === vaerdi);
      const isRecent = row && row.svar !== 'IKKE_KONTROLLERET' && new Date(row.tidspunkt).getTime() >= cutoff;
      return vaerdi === null || isRecent ? [] : [{ kind, sted, vaerdi, earlier: row ?? null }];
    });
  });
  return (await Promise.all(questions)).flat();
}

async function answersTo(
  ekstern: Ekstern,
  niveau: KontrolNiveau,
  questions: readonly Question[],
  report: RecheckReport,
): Promise<Heard[]> {
  const at = new Date();
  const steder = (kind: Kind) => questions.filter((question) => question.kind === kind).map(({ sted }) => sted);
  const answers = await askAbout(ekstern, { dar: steder('dar'), cvr: steder('cvr') }, patience);
  return questions.flatMap(({ kind, sted, vaerdi, earlier }) => {
    const ofCvr = kind === 'cvr' ? answers.cvr.get(sted.pNummer ?? '') : undefined;
    const svar = ofCvr ? withCvrNummer(ofCvr, sted) : answers.dar.get(vaerdi);
    if (!svar) return [];
    report.count(svar, earlier?.svar ?? null, ofCvr?.cvrNummer != null && sted.cvrNummer === null);
    return svar.svar === 'IKKE_KONTROLLERET' ? [] : [{ niveau, nummer: sted.nummer, kind, vaerdi, svar, at, earlier }];
  });
}

/** A write is refused with CVRNUMMER_DIFFERS; a stored row is found out. */
function withCvrNummer({ cvrNummer, ...svar }: PNummerSvar, sted: StoredSted): EksternSvar {
  const differs = cvrNummer !== null && sted.cvrNummer !== null && cvrNummer !== sted.cvrNummer;
  return svar.svar === 'BEKRAEFTET' && differs ? modsagt('OTHER_CVR') : svar;
}

/** The units whose address DAR has just confirmed. */
function confirmedOf(heard: readonly Heard[], steder: readonly StoredSted[]): StoredSted[] {
  const confirmed = heard.filter(({ kind, svar }) => kind === 'dar' && svar.svar === 'BEKRAEFTET');
  const numbers = new Set(confirmed.map(({ nummer }) => nummer));
  return steder.filter(({ nummer }) => numbers.has(nummer));
}

/** What a recheck found. */
export class RecheckReport {
  readonly counts: Record<Svar, number> = { BEKRAEFTET: 0, MODSAGT: 0, IKKE_KONTROLLERET: 0 };
  /** Why answers could not be had. */
  readonly reasons = new Map<Aarsag, number>();
  /** Answers that are another than the last one. */
  changed = 0;
  /** Units without a CVR number whose P-number has one in CVR; a write of the P-number fills it in. */
  unfilled = 0;
  /** Units that DAR gave an id or coordinates. */
  filled = 0;

  count({ svar, aarsag }: EksternSvar, earlier: string | null, isUnfilled: boolean): void {
    this.counts[svar]++;
    if (isUnfilled) this.unfilled++;
    if (svar !== 'IKKE_KONTROLLERET') {
      if (earlier !== svar) this.changed++;
    } else this.reasons.set(aarsag, (this.reasons.get(aarsag) ?? 0) + 1);
  }

  get asked(): number {
    return this.counts.BEKRAEFTET + this.counts.MODSAGT + this.counts.IKKE_KONTROLLERET;
  }

  /** Whether there was something to ask and no answer to any of it. */
  get nothingChecked(): boolean {
    return this.asked > 0 && this.counts.IKKE_KONTROLLERET === this.asked;
  }

  /** The summary that ends a recheck. */
  toString(): string {
    const { BEKRAEFTET, MODSAGT, IKKE_KONTROLLERET } = this.counts;
    const reasons = [...this.reasons].map(([aarsag, count]) => `${aarsag} ${count}`).join(', ');
    return [
      `Asked about ${this.asked}: confirmed ${BEKRAEFTET}, contradicted ${MODSAGT}, not checked ${IKKE_KONTROLLERET}${reasons && ` (${reasons})`}.`,
      `Answers that are new or changed: ${this.changed}.`,
      ...(this.filled > 0 ? [`Units that got their dawaId or coordinates from DAR: ${this.filled}.`] : []),
      ...(this.unfilled > 0 ? [`Units without the CVR number that CVR has: ${this.unfilled}.`] : []),
    ].join('\n');
  }
}

type Gap = { sted: StoredSted; fields: Partial<Fundet> };

const columns = ['dawaId', 'geoBredde', 'geoLaengde'] as const satisfies (keyof Fundet)[];

/**
 * Gives units whose address DAR confirms the id and the coordinates that they lack. What a writer gave is never
 * overwritten. It is a write as any other, versioned and in the change log, with the source "dar".
 * @returns how many units got something
 */
async function fillFromDar(
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
