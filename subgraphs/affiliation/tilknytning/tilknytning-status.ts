/** How a tie stands on a day: not begun, held, over, or called off (it never came to be, or is one with another). */
export const tilknytningStatusser = ['planned', 'active', 'ended', 'cancelled'] as const;
export type TilknytningStatus = (typeof tilknytningStatusser)[number];

interface Dated {
  gyldigFra: string;
  gyldigTil: string | null;
  aflyst: boolean;
}

export function statusOn({ gyldigFra, gyldigTil, aflyst }: Dated, day: string): TilknytningStatus {
  if (aflyst) return 'cancelled';
  if (gyldigFra > day) return 'planned';
  return gyldigTil !== null && gyldigTil < day ? 'ended' : 'active';
}
