import type { Periode } from './periode.ts';

/** Whether a period holds a day. */
export const isOn = ({ gyldigFra, gyldigTil }: Periode, dag: string): boolean =>
  gyldigFra <= dag && (gyldigTil === null || gyldigTil >= dag);
