import { shiftDay } from './shift-day.ts';

/** The last day of what ends when something else begins. */
export const dayBefore = (dag: string): string => shiftDay(dag, -1);
