import type { Content } from '../change/content.ts';
import type { Relation } from './relation.ts';

/** STIL, v2.0 "krydsvalidering": ejerform and lovgrundlag of the daginstitution go with the InstType of each unit. */
export const combinationLawful: Relation = {
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
