import { readText, type UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';

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
  /** The agreements, each with its place in the input. */
  ids: readonly { id: string; path: string[] }[];
  kommentar: string | null;
  /** The versions that the caller has seen, of any of the agreements, each with its place in the input. */
  expected: readonly { id: string; version: number; path: string[] }[];
}

/** Approves, rejects or revokes; a rule decides whether that is possible. */
export const decideDataaftaler = (decision: Decision, actor: string): UseCase => ({
  action: 'dataaftale.decide',
  input: decision,
  async run(work) {
    const { status, ids, kommentar: given } = decision;
    const kommentar = given === null ? null : readText(work, given, ['kommentar'], 2000, 'Aftalt 1. august');
    await work.load(
      'dataaftale',
      'id',
      ids.map(({ id }) => id),
    );
    for (const { id, path } of ids) {
      const aftale = work.existing('dataaftale', id, path);
      if (aftale && kommentar !== undefined)
        work.change(aftale, { status, kommentar, afgjortDato: work.today, afgjortAf: actor }, path);
    }
    expectVersions(work, decision);
  },
});

function expectVersions(work: Work, { ids, expected }: Decision): void {
  const decided = new Set(ids.map(({ id }) => id));
  for (const { id, version, path } of expected) {
    const aftale = work.inReach('dataaftale', id);
    if (!decided.has(id)) work.refuse('VALUE_MALFORMED', [...path.slice(0, -1), 'id'], notDecided);
    else if (aftale) work.expectVersion(aftale, path, version);
  }
}

const notDecided = { field: 'id', value: '?', expected: 'one of ids', forventet: 'en af ids' };
