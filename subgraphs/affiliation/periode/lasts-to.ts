import type { Periode } from './periode.ts';

/** Whether a period, begun or not, has a day that is no earlier than this one. */
export const lastsTo = ({ gyldigTil }: Pick<Periode, 'gyldigTil'>, dag: string): boolean =>
  gyldigTil === null || gyldigTil >= dag;
