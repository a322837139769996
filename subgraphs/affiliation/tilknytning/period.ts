export { isOn } from '../periode/is-on.ts';
export { overlaps } from '../periode/overlaps.ts';
export type { Periode as Period } from '../periode/periode.ts';
