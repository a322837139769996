import { registerEnumType } from 'type-graphql';
import { addMonths } from '../../common/parse/add-months.ts';

export enum BrugeradministratorStatus {
  PLANNED = 'PLANNED',
  ACTIVE = 'ACTIVE',
  LOCKED = 'LOCKED',
  ENDED = 'ENDED',
}

registerEnumType(BrugeradministratorStatus, {
  name: 'BrugeradministratorStatus',
  description: 'How an appointment as brugeradministrator stands on a day.',
  valuesConfig: {
    PLANNED: { description: 'It has not begun.' },
    ACTIVE: { description: 'It holds.' },
    LOCKED: { description: 'It holds, but the access closed: it was not used for 12 months (STIL, page 39649371).' },
    ENDED: { description: 'It is over.' },
  },
});

interface Dated {
  gyldigFra: string;
  gyldigTil: string | null;
  sidstAnvendt: string | null;
}

/** The day from which 12 months without use count. */
export const usedOrBegun = ({ sidstAnvendt, gyldigFra }: Pick<Dated, 'sidstAnvendt' | 'gyldigFra'>): string =>
  sidstAnvendt !== null && sidstAnvendt > gyldigFra ? sidstAnvendt : gyldigFra;

export function statusOn(dated: Dated, day: string): BrugeradministratorStatus {
  if (day < dated.gyldigFra) return BrugeradministratorStatus.PLANNED;
  if (dated.gyldigTil !== null && day > dated.gyldigTil) return BrugeradministratorStatus.ENDED;
  return addMonths(usedOrBegun(dated), 12) <= day ? BrugeradministratorStatus.LOCKED : BrugeradministratorStatus.ACTIVE;
}
