import type { DraftObject } from '../change/draft-object.ts';
import type { Aarsag } from '../ekstern/aarsager.ts';
import type { Kind } from '../ekstern/vaerdi-of.ts';
import type { Relation } from './relation.ts';

type Text = Pick<Relation, 'code' | 'field' | 'da' | 'en' | 'example'>;
type Contradiction = Relation & { kind: Kind; aarsag: Aarsag };

/**
 * STIL, Politikker: addresses and P-numbers are checked in DAR and CVR also in monthly runs. What they contradict of
 * stored rows is a finding for the municipality, by why; a write of it would be refused.
 */
const contradiction = (kind: Kind, aarsag: Aarsag, text: Text): Contradiction => ({
  ...text,
  kind,
  aarsag,
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  severity: 'finding',
  retryable: false,
  check: (object, draft) => {
    if (draft.kontroller?.contradiction(kind, object) !== aarsag) return null;
    return { field: text.field, value: cellOf(object, text.field) };
  },
});

const cellOf = ({ after }: DraftObject, field: string): string | null =>
  (after as unknown as Record<string, string | null>)[field] ?? null;

export const contradictions: readonly Contradiction[] = [
  contradiction('dar', 'UNKNOWN', {
    code: 'DAR_ADRESSE_UNKNOWN',
    field: 'vejNavn',
    da: 'Adressen findes ikke i DAR.',
    en: 'The address is not in DAR.',
    example: 'the address as DAR has it, with its dawaId',
  }),
  contradiction('dar', 'NOT_IN_FORCE', {
    code: 'DAR_ADRESSE_NOT_IN_FORCE',
    field: 'vejNavn',
    da: 'Adressen er ikke længere gældende i DAR.',
    en: 'The address is no longer in force in DAR.',
    example: 'the address that took its place, with its dawaId',
  }),
  contradiction('dar', 'OTHER_ADDRESS', {
    code: 'DAR_ADRESSE_OTHER',
    field: 'dawaId',
    da: 'DAR har en anden adresse under dette id.',
    en: 'In DAR this id is that of another address.',
    example: 'the id of this address, or the address of this id',
  }),
  contradiction('cvr', 'UNKNOWN', {
    code: 'CVR_PNUMMER_UNKNOWN',
    field: 'pNummer',
    da: 'P-nummeret findes ikke i CVR.',
    en: 'The P-number is not in CVR.',
    example: 'the P-number of an active production unit in CVR',
  }),
  contradiction('cvr', 'ENDED', {
    code: 'CVR_PNUMMER_ENDED',
    field: 'pNummer',
    da: 'P-nummeret er ophørt i CVR.',
    en: 'The P-number has ended in CVR.',
    example: 'the P-number of an active production unit in CVR, or close the unit',
  }),
  contradiction('cvr', 'OTHER_CVR', {
    code: 'CVR_CVRNUMMER_OTHER',
    field: 'cvrNummer',
    da: 'P-nummeret hører i CVR til et andet CVR-nummer end det registrerede.',
    en: 'In CVR the P-number belongs to another CVR number than the registered one.',
    example: 'write the P-number again without cvrNummer: it follows from the P-number',
  }),
];

const codes = new Map(contradictions.map(({ kind, aarsag, code }) => [`${kind} ${aarsag}`, code]));

/** The rule that a stored contradiction breaks. */
export const contradictionCode = (kind: string, aarsag: string | null): string =>
  codes.get(`${kind} ${aarsag}`) ?? `${kind}_${aarsag}`.toUpperCase();
