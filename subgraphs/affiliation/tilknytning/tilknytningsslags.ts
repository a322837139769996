/** What a person can be to a unit (STIL's four actors: Ansat person, Elev, Kontaktperson, Ikke-ansat/ekstern; V5). */
export const tilknytningsslags = ['ansat', 'barn', 'kontakt', 'ekstern'] as const;
export type Tilknytningsslags = (typeof tilknytningsslags)[number];
