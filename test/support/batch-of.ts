import type { ChangeInput } from '../../subgraphs/register/change/change-input.ts';

const place = {
  institutionstype: '6012',
  pNummer: '1012345678',
  cvrNummer: '12345674',
  email: 'solstraalen@example.dk',
  telefonNummer: '87654321',
};

let made = 0;

/** So many changes for applyChanges: a new daginstitution with three units of its own, and again. */
export function batchOf(size: number): ChangeInput[] {
  made += 1;
  return Array.from({ length: size }, (_, i): ChangeInput => {
    const [key, navn] = [`d${Math.floor(i / 4)}`, `Solstrålen ${made}-${i}`];
    const adresse = { vejNavn: 'Solvej', husNummer: `${i}`, postNummer: '2300', byNavn: 'København S', kommune: '101' };
    return i % 4 === 0
      ? { createDaginstitution: { key, navn, ejerform: '1', lovgrundlag: '1', kommune: '101' } }
      : { createAnvisningsenhed: { ...place, daginstitutionsNummer: `#${key}`, navn, adresse } };
  });
}
