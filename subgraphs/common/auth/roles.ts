/**
 * Who can hold rights here, beside the public reader that everybody is. The names are those of the claim `roles`, of
 * `npm run token` and of `npm run api-key`. Source: STIL, Om Dagtilbudsregisteret;
 * of the last five STIL's pages on Tilslutning and Unilogin's user administration, and databeskyttelsesloven.
 */
export const roles = {
  kommunal: 'Municipal staff or the municipality’s own system: its own municipalities.',
  leverandoer: 'A vendor acting for the municipalities that have agreed to it.',
  privat: 'The owner of private institutions, by CVR number: proposes, never writes.',
  stil: 'STIL support: every municipality.',
  kodetabel: 'Administrator of the code tables, not of any institution.',
  institution: 'Staff of day-care units: the units they name.',
  aftalegodkender:
    'Holds the NemLog-in right to administer agreements in Tilslutning for municipalities: approves data agreements, nothing else.',
  onboarding: 'AULA onboarding tooling: how far units are, never a person.',
  databeskyttelse: 'Data protection officer of municipalities: read log, export and erasure of a person.',
  tilsyn:
    'Oversight of all municipalities: the whole read log, also what is of no municipality, such as refused strangers.',
  navnebeskyttelse: 'In addition to another role: may see the real names of protected persons of its municipalities.',
} as const;

export type Role = keyof typeof roles;
