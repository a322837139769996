import { addDays } from '../../common/parse/add-days.ts';
import { isDay } from '../../common/parse/is-day.ts';

/** The day so many days later, or earlier. What is no day is left for the rules to refuse. */
export const shiftDay = (dag: string, days: number): string => (isDay(dag) ? addDays(dag, days) : dag);
