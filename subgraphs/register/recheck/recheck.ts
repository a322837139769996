import { type KontrolNiveau, kontrolNiveauer } from '../dagtilbud/fields.ts';
import type { RegisterDatabase } from '../database.ts';
import { askAbout } from '../ekstern/ask-about.ts';
import type { Ekstern } from '../ekstern/ekstern.ts';
import type { PNummerSvar } from '../ekstern/registers.ts';
import { type Aarsag, type EksternSvar, type Kind, modsagt, type Svar, vaerdiOf } from '../ekstern/svar.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { KontrolReader } from '../kontrol/kontrol.reader.ts';
import { fillFromDar } from './fill-from-dar.ts';
import { type Heard, keepAnswers } from './keep-answers.ts';
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
