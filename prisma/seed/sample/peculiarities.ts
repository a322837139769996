import type { DaycareKindName } from './daycare-kinds.ts';

/**
 * Kinds that exist in some municipalities only. Clubs stand in 22 municipalities and fritidshjem in the five named
 * here in the register's public data; which 22, the villages and the contracts are the sample's own choice.
 */
const confinedTo: Partial<Record<DaycareKindName, readonly string[]>> = {
  klub: [
    '101',
    '147',
    '151',
    '153',
    '157',
    '159',
    '165',
    '167',
    '169',
    '173',
    '175',
    '185',
    '217',
    '259',
    '265',
    '461',
    '561',
    '630',
    '730',
    '751',
    '851',
    '860',
  ],
  fritidshjem: ['101', '219', '550', '730', '760'],
  landsbyordning: [
    '306',
    '326',
    '360',
    '376',
    '390',
    '420',
    '430',
    '480',
    '510',
    '530',
    '540',
    '550',
    '573',
    '575',
    '580',
    '615',
    '630',
    '657',
    '665',
    '671',
    '707',
    '740',
    '756',
    '760',
    '766',
    '779',
    '787',
    '791',
    '820',
    '840',
    '849',
    '851',
    '860',
  ],
  udliciteret: ['101', '167', '173', '240', '250', '326', '461', '607'],
};

/** A few dense municipalities run no dagpleje of their own. */
const withoutDagpleje: readonly string[] = ['147', '155', '183', '187'];

export function hasKind(kode: string, kind: DaycareKindName): boolean {
  if (kind === 'dagpleje') return !withoutDagpleje.includes(kode);
  return confinedTo[kind]?.includes(kode) ?? true;
}

/** Udflytterbørnehaver: city children are driven to a house in another municipality. */
export const udflytterKommuner: Readonly<Record<string, readonly string[]>> = {
  '101': ['190', '240', '350', '201'],
  '147': ['190', '230'],
};
