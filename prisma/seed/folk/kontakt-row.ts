import type { KontaktRow, PersonFields } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';

type Known = Pick<KontaktRow, 'relation' | 'foraeldremyndighed'> & Partial<KontaktRow>;

/** STIL does not publish what access levels mean; here 1 goes with custody and 2 with another legal basis (assumed). */
export function kontaktRow(person: PersonFields, known: Known): KontaktRow {
  return {
    person,
    adgangsniveau: known.foraeldremyndighed ? 1 : 2,
    retsgrundlag: null,
    cvrNummer: null,
    pNummer: null,
    gyldigFra: null,
    gyldigTil: null,
    ...known,
  };
}
