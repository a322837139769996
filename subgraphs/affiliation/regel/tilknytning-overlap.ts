import { problem } from '../../common/errors/problem.ts';
import { overlaps } from '../periode/periode.ts';
import type { Regel } from './regel.ts';
import { namedTie, rivalOf } from './rival-of.ts';

const same = ['slags', 'enhedsNummer', 'kilde', 'barnId'] as const;

/**
 * A person is tied to a unit in one way once at a time, as each source has it; a contact once to each child. An employee
 * may have several jobs there, each with a local id of its own: the document has an entry for each (unilogin-import.xsd),
 * and in Unilogin an actor record stands for an attachment, not for a person (STIL-BrokerConnector).
 */
export const tilknytningOverlap: Regel<'tilknytning'> = {
  slags: ['tilknytning'],
  severity: 'error',
  check(tilknytning, work) {
    if (tilknytning.after.aflyst) return undefined;
    const rival = rivalOf(
      tilknytning,
      work,
      (other, own) =>
        same.every((part) => other[part] === own[part]) &&
        (own.slags !== 'ansat' || other.lokalId === own.lokalId) &&
        overlaps(other, own),
    );
    return rival && problem('TILKNYTNING_OVERLAP', tilknytning.path ?? [], namedTie(rival, work));
  },
};
