import type { SlagsNavn } from './slags.ts';

/** One planned daginstitution; what is left out is drawn. An `anker` is named in documentation and never spoilt. */
export type Planned = {
  slags: SlagsNavn;
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
export const fastlagt: Readonly<Record<string, readonly Planned[]>> = {
  '101': [
    {
      slags: 'kommunal',
      navn: 'Områdeinstitution Amagerbro',
      postNummer: '2300',
      enheder: 5,
      adresser: 1,
      anker: true,
    },
    { slags: 'dagpleje' },
    { slags: 'fritidshjem' },
    { slags: 'klub', enheder: 3 },
    { slags: 'saerlig' },
    { slags: 'saerligKlub' },
    { slags: 'udliciteret' },
    { slags: 'selvejende' },
    { slags: 'pulje' },
    { slags: 'privat' },
    { slags: 'kommunal', enheder: 4 },
  ],
  '147': [{ slags: 'selvejende' }, { slags: 'kommunal', enheder: 3 }, { slags: 'klub' }],
  '151': [{ slags: 'kommunal', enheder: 3 }, { slags: 'dagpleje' }, { slags: 'klub' }],
  '461': [
    { slags: 'kommunal', enheder: 5 },
    { slags: 'dagpleje' },
    { slags: 'kommunal', enheder: 1 },
    { slags: 'udliciteret' },
    { slags: 'privat' },
  ],
  '563': [{ slags: 'kommunal', enheder: 1 }, { slags: 'dagpleje' }],
  '740': [
    { slags: 'kommunal', enheder: 3 },
    { slags: 'dagpleje', gruppeform: 'Dagplejen Distrikt', anker: true },
    { slags: 'landsbyordning' },
    { slags: 'privatDagpleje' },
    { slags: 'privat' },
  ],
  '751': [
    { slags: 'kommunal', enheder: 5 },
    { slags: 'dagpleje' },
    { slags: 'kommunal', enheder: 2, adresser: 1, nedlagt: true },
    { slags: 'saerlig' },
    { slags: 'selvejende' },
  ],
  '851': [
    { slags: 'kommunal', enheder: 4 },
    { slags: 'dagpleje' },
    { slags: 'landsbyordning' },
    { slags: 'privatDagpleje' },
    { slags: 'privat' },
  ],
};
