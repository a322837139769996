import type { PersonFields } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';
import { slug } from '../sample/kontakt.ts';
import type { Random } from '../sample/random.ts';
import { drawPerson } from './draw-person.ts';
import { drawTelefon } from './draw-telefon.ts';
import type { Nabolag } from './nabolag.ts';

/** An adult can be reached, but some by mail only, some by phone only, and a few not at all. */
export function drawVoksen(nabolag: Nabolag, random: Random, known: Parameters<typeof drawPerson>[2]): PersonFields {
  const person = drawPerson(nabolag, random, known);
  const telefon = (share: number) => (random.chance(share) ? drawTelefon(nabolag, random, person.beskyttet) : null);
  return {
    ...person,
    email: random.chance(0.93) ? email(person, random) : null,
    hjemmetelefon: telefon(0.08),
    arbejdstelefon: telefon(0.2),
    mobiltelefon: telefon(0.94),
  };
}

/** `.example` is reserved and reaches nobody (RFC 2606). The name of a protected person is not in it. */
function email({ fornavn, efternavn, beskyttet }: PersonFields, random: Random): string {
  const name = beskyttet ? 'post' : `${slug(fornavn)}.${slug(efternavn)}`;
  return `${name}${random.int(10, 9999)}@mail.example`;
}
