import { Kode } from '../../../common/kode.ts';
import { refusal } from '../../errors/refusals.ts';
import table from './tjenester.json' with { type: 'json' };

/** Unilogin's services that data access is given to, one package of one service each. */
export const tjenester: ReadonlyMap<string, Kode> = new Map(
  table.map((kode) => [kode.kode, Object.assign(new Kode(), { ...kode, gyldigFra: null, gyldigTil: null })]),
);

/** The service that deliveries go to. */
export const importTjeneste = 'wsaIMPORT';

export function parseTjeneste(value: string, field: string): string {
  if (tjenester.has(value)) return value;
  throw refusal('KODE_UNKNOWN', {
    field,
    value,
    liste: 'uniloginTjenester',
    example: [...tjenester.keys()].join(', '),
  });
}
