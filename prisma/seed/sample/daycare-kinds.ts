/** What kinds of daginstitution the sample knows: legal basis, ownership, type of units, and how they cluster. */
export type DaycareKind = {
  lovgrundlag: string;
  ejerform: Weighted;
  typer: Weighted;
  /** Share of these daginstitutioner that hold several units, and how many then. */
  clustered: number;
  enheder: readonly [min: number, max: number];
  /** How often it is drawn in a municipality; the public counts of spring 2026 stand behind the numbers. */
  weight: number;
};
type Weighted = readonly (readonly [kode: string, weight: number])[];

const kommunaleTyper: Weighted = [
  ['6012', 80],
  ['6014', 8],
  ['6011', 7],
  ['6010', 5],
];
const selvejendeTyper: Weighted = [
  ['6012', 64],
  ['6011', 15],
  ['6014', 13],
  ['6010', 8],
];
const privateTyper: Weighted = [
  ['6012', 55],
  ['6014', 18],
  ['6011', 16],
  ['6010', 11],
];
const landsbytyper: Weighted = [
  ['6012', 85],
  ['6011', 8],
  ['6014', 7],
];
const puljetyper: Weighted = [
  ['6012', 4],
  ['6011', 2],
  ['6014', 2],
  ['6010', 2],
  ['6013', 1],
];
const alene = { clustered: 0, enheder: [1, 1] } as const;

export const daycareKinds = {
  kommunal: {
    lovgrundlag: '1',
    ejerform: [['1', 1]],
    typer: kommunaleTyper,
    clustered: 0.41,
    enheder: [2, 8],
    weight: 47,
  },
  selvejende: {
    lovgrundlag: '2',
    ejerform: [['2', 1]],
    typer: selvejendeTyper,
    clustered: 0.04,
    enheder: [2, 3],
    weight: 19,
  },
  udliciteret: {
    lovgrundlag: '3',
    ejerform: [['4', 1]],
    typer: kommunaleTyper,
    clustered: 0.3,
    enheder: [2, 3],
    weight: 1.5,
  },
  privat: { lovgrundlag: '4', ejerform: [['3', 1]], typer: privateTyper, clustered: 0.04, enheder: [2, 3], weight: 25 },
  dagpleje: { lovgrundlag: '5', ejerform: [['1', 1]], typer: [['6013', 1]], ...alene, weight: 0 },
  privatDagpleje: { lovgrundlag: '6', ejerform: [['3', 1]], typer: [['6013', 1]], ...alene, weight: 0.1 },
  landsbyordning: { lovgrundlag: '7', ejerform: [['1', 1]], typer: landsbytyper, ...alene, weight: 3 },
  fritidshjem: {
    lovgrundlag: '8',
    ejerform: [
      ['2', 7],
      ['3', 3],
      ['1', 2],
    ],
    typer: [['6020', 1]],
    ...alene,
    weight: 3,
  },
  klub: {
    lovgrundlag: '9',
    ejerform: [
      ['1', 84],
      ['2', 14],
      ['3', 1],
      ['4', 1],
    ],
    typer: [['6021', 1]],
    clustered: 0.3,
    enheder: [2, 5],
    weight: 9,
  },
  saerlig: {
    lovgrundlag: '10',
    ejerform: [['1', 1]],
    typer: [['6022', 1]],
    clustered: 0.1,
    enheder: [2, 3],
    weight: 1.6,
  },
  saerligKlub: { lovgrundlag: '11', ejerform: [['1', 1]], typer: [['6022', 1]], ...alene, weight: 0.5 },
  pulje: { lovgrundlag: '12', ejerform: [['3', 1]], typer: puljetyper, ...alene, weight: 0.8 },
} as const satisfies Record<string, DaycareKind>;

export type DaycareKindName = keyof typeof daycareKinds;
