import { problem } from '../../common/errors/problem.ts';
import { overlaps } from '../periode/periode.ts';
import type { Regel } from './regel.ts';
import { namedTie, rivalOf } from './rival-of.ts';

/**
 * One actor kind per person per unit per source (STIL, V5: four mutually exclusive actors; check ACTOR_EXCLUSIVE). Being
 * a contact is left out: in Unilogin a contact is an actor record of its own for each child (STIL-BrokerConnector), so an
 * employee may be the parent of a child at the same unit.
 */
export const actorExclusive: Regel<'tilknytning'> = {
  slags: ['tilknytning'],
  severity: 'error',
  check(tilknytning, work) {
    const { aflyst, slags } = tilknytning.after;
    if (aflyst || slags === 'kontakt') return undefined;
    const rival = rivalOf(
      tilknytning,
      work,
      (other, own) =>
        other.slags !== 'kontakt' &&
        other.slags !== own.slags &&
        other.enhedsNummer === own.enhedsNummer &&
        other.kilde === own.kilde &&
        overlaps(other, own),
    );
    return rival && problem('ACTOR_EXCLUSIVE', tilknytning.path ?? [], namedTie(rival, work));
  },
};
