/**
 * Who can hold rights here, beside the public reader that everybody is. The names are those of the claim `roles`, of
 * `npm run token` and of `npm run api-key`. Source: domain facts, sections 7.5 and 9.
 */
export const roles = {
  kommunal: 'Municipal staff or the municipality’s own system: its own municipalities.',
  leverandoer: 'A vendor acting for the municipalities that have agreed to it.',
  privat: 'The owner of private institutions, by CVR number: proposes, never writes.',
  stil: 'STIL support: every municipality.',
  kodetabel: 'Administrator of the code tables, not of any institution.',
} as const;

export type Role = keyof typeof roles;
