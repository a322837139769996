import type { PersonFields } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';
import type { Random } from '../sample/random.ts';
import type { Beskyttelse } from './beskyttelse.ts';
import { dage } from './dage.ts';
import type { Nabolag } from './nabolag.ts';
import navne from './navne.json' with { type: 'json' };
import { personnavn } from './personnavn.ts';

interface Known {
  koen: 'M' | 'K';
  foedselsdag: number;
  efternavn?: string;
  adresse: PersonFields['adresse'];
  beskyttelse: Beskyttelse;
}

/** Without a way to be reached: so are children; what an adult adds is in draw-voksen.ts. */
export function drawPerson(nabolag: Nabolag, random: Random, known: Known): PersonFields {
  const { koen, foedselsdag, adresse, beskyttelse } = known;
  return {
    cpr: nabolag.cpr.next(foedselsdag, koen),
    fornavn: personnavn.fornavn(random, koen, foedselsdag),
    efternavn: known.efternavn ?? personnavn.efternavn(random),
    foedselsdato: dage.iso(foedselsdag),
    koen,
    email: null,
    fotoId: random.chance(0.2) ? `foto-${random.bits().toString(36)}` : null,
    beskyttet: beskyttelse !== 'ingen',
    aliasFornavn: beskyttelse === 'medAlias' ? random.pick(navne.alias) : null,
    aliasEfternavn: beskyttelse === 'medAlias' ? personnavn.efternavn(random) : null,
    adresse,
    hjemmetelefon: null,
    arbejdstelefon: null,
    mobiltelefon: null,
  };
}
