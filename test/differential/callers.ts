import type { Claims } from './shapes.ts';

const nobody: Claims = { subject: 'test', roles: [], kommuner: [], cvrNumre: [], enheder: [] };
const of = (claims: Partial<Claims>): Claims => ({ ...nobody, ...claims });

/** Who asks, with rights and without; undefined is the public. */
export const callersOf = (kommune: string, enheder: string[], cvrNumre: string[]): (Claims | undefined)[] => [
  undefined,
  of({ roles: ['kommunal', 'navnebeskyttelse'], kommuner: [kommune], subject: 'anna' }),
  of({ roles: ['kommunal'], kommuner: [kommune] }),
  of({ roles: ['kommunal'], kommuner: ['101'] }),
  of({ roles: ['databeskyttelse'], kommuner: [kommune] }),
  of({ roles: ['onboarding'], kommuner: [kommune] }),
  of({ roles: ['leverandoer', 'aftalegodkender'], kommuner: [kommune] }),
  of({ roles: ['institution'], enheder }),
  of({ roles: ['privat'], cvrNumre }),
  of({ roles: ['stil', 'kodetabel'] }),
];

/** Those who together see everything. */
export const allSeeing = (kommune: string): Claims[] => [
  of({ roles: ['kommunal', 'navnebeskyttelse', 'aftalegodkender'], kommuner: [kommune] }),
  of({ roles: ['stil'], kommuner: [kommune] }),
];
