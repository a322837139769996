import type { Content } from '../dagtilbud/fields.ts';
import type { Relation } from './regel.ts';

/** STIL, v2.0 "krydsvalidering": ejerform and lovgrundlag of the daginstitution go with the InstType of each unit. */
const combinationLawful: Relation = {
  code: 'COMBINATION_UNLAWFUL',
  niveauer: ['anvisningsenhed'],
  field: 'institutionstypeKode',
  severity: 'refusal',
  da: 'Ejerform, lovgrundlag og institutionstype passer ikke sammen.',
  en: 'Ownership, legal basis and kind of day-care do not go together.',
  example: 'ejerform "1", lovgrundlag "1", institutionstype "6012"',
  retryable: false,
  check: (object, draft, kodebog) => {
    const owner = draft.parent(object)?.after as Content['daginstitution'] | undefined;
    const { institutionstypeKode, aktivitetsstatus } = object.after as Content['anvisningsenhed'];
    if (!owner?.ejerformKode || !owner.lovgrundlagKode || institutionstypeKode === null) return null;
    if (aktivitetsstatus !== 'Aktiv') return null;
    if (kodebog.isLawful(owner.ejerformKode, owner.lovgrundlagKode, institutionstypeKode)) return null;
    const value = `${owner.ejerformKode} × ${owner.lovgrundlagKode} × ${institutionstypeKode}`;
    return { field: 'institutionstypeKode', value };
  },
};

/**
 * STIL, v2.0 "krydsvalidering": under some ownerships and legal bases no kind of day-care is lawful, so that no unit
 * could ever be created. Only a warning, since the matrix is assumed until STIL publishes it.
 */
const institutionstypePossible: Relation = {
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

export const combinationRelations: readonly Relation[] = [combinationLawful, institutionstypePossible];
