import { problem } from '../../common/errors/problem.ts';
import { overlaps } from '../periode/overlaps.ts';
import type { Regel } from './regel.ts';

/**
 * One actor kind per person per unit per source (STIL, V5: four mutually exclusive actors; check ACTOR_EXCLUSIVE). Being
 * a contact is left out: in Unilogin a contact is an actor record of its own for each child (STIL-BrokerConnector), so an
 * employee may be the parent of a child at the same unit.
 */
export const actorExclusive: Regel<'tilknytning'> = {
  slags: ['tilknytning'],
  severity: 'error',
  check({ id, after, path }, work) {
    if (after.aflyst || after.slags === 'kontakt') return undefined;
    const other = work
      .where('tilknytning', 'personId', after.personId)
      .find(
        ({ id: otherId, after: { slags, aflyst, enhedsNummer, kilde, ...period } }) =>
          otherId !== id &&
          !aflyst &&
          slags !== 'kontakt' &&
          slags !== after.slags &&
          enhedsNummer === after.enhedsNummer &&
          kilde === after.kilde &&
          overlaps(period, after),
      );
    return other && problem('ACTOR_EXCLUSIVE', path ?? [], { value: other.id });
  },
};
