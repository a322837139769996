import { today } from '../../common/clock.ts';

/** The Danish day of a moment; before every other day when there is none. */
export const dayOf = (at: string | null | undefined): string => (at == null ? '' : today(new Date(at)));
