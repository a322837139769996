import { isDay, isOpenEnd } from '../../../common/parse/days.ts';
import { type Content, type ObjectKind, objectKinds } from '../../core/change/object-kinds.ts';
import type { Work } from '../../core/change/work.ts';
import { problem } from '../../errors/refusals.ts';
import type { Regel } from './regel.ts';

const dated = (Object.keys(objectKinds) as ObjectKind[]).filter((kind) => 'gyldigFra' in objectKinds[kind].columns);

/** Both ends are days of the calendar, and the last is not before the first. */
const periodForward: Regel = {
  kinds: dated,
  severity: 'refusal',
  check({ kind, after, path }, work) {
    const { gyldigFra: fra, gyldigTil: til } = after as { gyldigFra: string; gyldigTil: string | null };
    for (const [field, value] of Object.entries({ gyldigFra: fra, gyldigTil: til }))
      if (value !== null && !isDay(value))
        return problem('VALUE_MALFORMED', [...(path ?? []), field], {
          field,
          value,
          expected: 'a day',
          forventet: 'en dag',
          example: '2026-08-01',
        });
    if (kind === 'gaesteophold' && til !== null && isOpenEnd(til))
      return problem('VALUE_MALFORMED', [...(path ?? []), 'gyldigTil'], {
        ...{ field: 'gyldigTil', value: til, example: '2026-08-01' },
        ...{
          expected: 'the last day of a stay, which has an end',
          forventet: 'den sidste dag af et ophold, som har en ende',
        },
      });
    if (til !== null && til < fra && !(kind === 'tilknytning' && isOfChild(after as Tie, work)))
      return problem('PERIOD_BACKWARDS', [...(path ?? []), 'gyldigTil'], { fra, til });
    return undefined;
  },
};

type Tie = Content['tilknytning'];

/** A contact has its child's period unless it has its own; so the error stands at the child's. */
const isOfChild = ({ barnId, gyldigFra, gyldigTil }: Tie, work: Work): boolean =>
  barnId !== null &&
  work
    .where('tilknytning', 'personId', barnId)
    .some(({ path, after }) => path !== null && after.gyldigFra === gyldigFra && after.gyldigTil === gyldigTil);

export const periodeRegler: readonly Regel[] = [periodForward];
