import type { DaycareKindName } from './daycare-kinds.ts';

/** One planned daginstitution; what is left out is drawn. An `anker` is named in documentation and never spoilt. */
export type Planned = {
  kind: DaycareKindName;
  navn?: string;
  postNummer?: string;
  enheder?: number;
  /** Alternative addresses the first unit has at least. */
  adresser?: number;
  gruppeform?: string;
  nedlagt?: true;
  anker?: true;
};

/** Daginstitutioner per municipality in the small sample. */
export const smallCounts: Readonly<Record<string, number>> = {
  '101': 16,
  '147': 6,
  '151': 4,
  '461': 9,
  '563': 2,
  '740': 7,
  '751': 8,
  '851': 8,
};

/** The first daginstitutioner of these municipalities, so that the small sample shows every kind. */
export const plannedInstitutions: Readonly<Record<string, readonly Planned[]>> = {
  '101': [
    {
      kind: 'kommunal',
      navn: 'Områdeinstitution Amagerbro',
      postNummer: '2300',
      enheder: 5,
      adresser: 1,
      anker: true,
    },
    { kind: 'dagpleje' },
    { kind: 'fritidshjem' },
    { kind: 'klub', enheder: 3 },
    { kind: 'saerlig' },
    { kind: 'saerligKlub' },
    { kind: 'udliciteret' },
    { kind: 'selvejende' },
    { kind: 'pulje' },
    { kind: 'privat' },
    { kind: 'kommunal', enheder: 4 },
  ],
  '147': [{ kind: 'selvejende' }, { kind: 'kommunal', enheder: 3 }, { kind: 'klub' }],
  '151': [{ kind: 'kommunal', enheder: 3 }, { kind: 'dagpleje' }, { kind: 'klub' }],
  '461': [
    { kind: 'kommunal', enheder: 5 },
    { kind: 'dagpleje' },
    { kind: 'kommunal', enheder: 1 },
    { kind: 'udliciteret' },
    { kind: 'privat' },
  ],
  '563': [{ kind: 'kommunal', enheder: 1 }, { kind: 'dagpleje' }],
  '740': [
    { kind: 'kommunal', enheder: 3 },
    { kind: 'dagpleje', gruppeform: 'Dagplejen Distrikt', anker: true },
    { kind: 'landsbyordning' },
    { kind: 'privatDagpleje' },
    { kind: 'privat' },
  ],
  '751': [
    { kind: 'kommunal', enheder: 5 },
    { kind: 'dagpleje' },
    { kind: 'kommunal', enheder: 2, adresser: 1, nedlagt: true },
    { kind: 'saerlig' },
    { kind: 'selvejende' },
  ],
  '851': [
    { kind: 'kommunal', enheder: 4 },
    { kind: 'dagpleje' },
    { kind: 'landsbyordning' },
    { kind: 'privatDagpleje' },
    { kind: 'privat' },
  ],
};
