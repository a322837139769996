import type { Content } from '../change/content.ts';
import type { Relation } from './relation.ts';

/**
 * STIL, v2.0 "krydsvalidering": under some ownerships and legal bases no kind of day-care is lawful, so that no unit
 * could ever be created. Only told, since the matrix is assumed until STIL publishes it.
 */
export const institutionstypePossible: Relation = {
  code: 'NO_INSTITUTIONSTYPE_LAWFUL',
  niveauer: ['daginstitution'],
  field: 'lovgrundlagKode',
  severity: 'warning',
  da: 'Med denne ejerform og dette lovgrundlag er ingen institutionstype lovlig, så den kan ikke få enheder.',
  en: 'With this ownership and legal basis no kind of day-care is lawful, so it cannot have units.',
  example: 'ejerform "1", lovgrundlag "1"',
  retryable: false,
  check: (object, _draft, kodebog) => {
    const { aktivitetsstatus, ejerformKode, lovgrundlagKode } = object.after as Content['daginstitution'];
    if (aktivitetsstatus !== 'Aktiv' || !ejerformKode || !lovgrundlagKode) return null;
    if (!kodebog.has('ejerform', ejerformKode) || !kodebog.has('lovgrundlag', lovgrundlagKode)) return null;
    if (kodebog.koder('institutionstype').some(({ kode }) => kodebog.isLawful(ejerformKode, lovgrundlagKode, kode)))
      return null;
    return { field: 'lovgrundlagKode', value: `${ejerformKode} × ${lovgrundlagKode}` };
  },
};
