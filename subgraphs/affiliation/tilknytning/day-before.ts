export { dayBefore } from '../periode/day-before.ts';
