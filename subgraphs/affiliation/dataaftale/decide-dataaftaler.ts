import { isUuid } from '../../common/parse/uuid.ts';
import { parseTekst } from '../change/parse-tekst.ts';
import { parsed } from '../change/parsed.ts';
import type { UseCase } from '../change/use-case.ts';

interface Decision {
  status: 'approved' | 'rejected' | 'revoked';
  /** The agreements, each with its place in the input. */
  ids: readonly { id: string; path: string[] }[];
  kommentar: string | null;
  expectedVersion?: number | null;
}

/** Approves, rejects or revokes; whether it can is a rule's matter. */
export const decideDataaftaler = (decision: Decision, actor: string): UseCase => ({
  action: 'dataaftale.decide',
  input: decision,
  async run(work) {
    const { status, ids, kommentar: given, expectedVersion } = decision;
    const kommentar =
      given === null
        ? null
        : parsed(work, ['kommentar'], () => parseTekst(given, 'kommentar', 2000, 'Aftalt 1. august'));
    await work.load(
      'dataaftale',
      'id',
      ids.map(({ id }) => id).filter((id) => isUuid(id)),
    );
    for (const { id, path } of ids) {
      const aftale = work.existing('dataaftale', id, path, expectedVersion);
      if (aftale && kommentar !== undefined)
        work.change(aftale, { status, kommentar, afgjortDato: work.today, afgjortAf: actor }, path);
    }
  },
});
