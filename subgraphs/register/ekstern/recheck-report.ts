import type { Aarsag } from './aarsager.ts';
import type { EksternSvar, Svar } from './svar.ts';

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
