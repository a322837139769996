import type { ExistingObjectInput } from '../../core/change/existing-object-input.ts';
import { readText, type UseCase } from '../../core/change/use-case.ts';

/** What can become of an agreement: from each status to which. `none`: there is no agreement of that scope yet. */
export const transitions: Readonly<Record<string, readonly string[]>> = {
  none: ['requested'],
  requested: ['approved', 'rejected'],
  /** Approved again when its use is noted. */
  approved: ['approved', 'revoked'],
  rejected: ['requested'],
  revoked: ['requested'],
};

interface Decision {
  status: 'approved' | 'rejected' | 'revoked';
  /** Each with its place in the input. */
  aftaler: readonly (ExistingObjectInput & { path: string[] })[];
  kommentar: string | null;
}

/** Approves, rejects or revokes; a rule decides whether that is possible. */
export const decideDataaftaler = (decision: Decision, actor: string): UseCase => ({
  action: 'dataaftale.decide',
  input: decision,
  async run(work) {
    const { status, aftaler, kommentar: given } = decision;
    const kommentar = given === null ? null : readText(work, given, ['input', 'kommentar'], 2000, 'Aftalt 1. august');
    await work.load(
      'dataaftale',
      'id',
      aftaler.map(({ id }) => id),
    );
    for (const { id, expectedVersion, path } of aftaler) {
      const place = [...path, 'id'];
      const aftale = work.existing('dataaftale', id, place, expectedVersion);
      if (aftale && kommentar !== undefined)
        work.change(aftale, { status, kommentar, afgjortDato: work.today, afgjortAf: actor }, place);
    }
  },
});
