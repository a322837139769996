import type { DraftObject } from '../change/draft-object.ts';
import type { Aarsag } from '../ekstern/aarsager.ts';
import type { Kind } from '../ekstern/vaerdi-of.ts';
import type { Relation } from './relation.ts';

type Text = Pick<Relation, 'code' | 'field' | 'da' | 'en' | 'example'>;
const adresse =
  'vejNavn "Solvej", husNummer "4A", postNummer "8600", byNavn "Silkeborg", dawaId "0a3f50b7-9a42-32b8-e044-0003ba298018"';

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
    example: adresse,
  }),
  contradiction('dar', 'NOT_IN_FORCE', {
    code: 'DAR_ADRESSE_NOT_IN_FORCE',
    field: 'vejNavn',
    da: 'Adressen er ikke længere gældende i DAR.',
    en: 'The address is no longer in force in DAR.',
    example: adresse,
  }),
  contradiction('dar', 'OTHER_ADDRESS', {
    code: 'DAR_ADRESSE_OTHER',
    field: 'dawaId',
    da: 'DAR har en anden adresse under dette id.',
    en: 'In DAR this id is that of another address.',
    example: '0a3f50b7-9a42-32b8-e044-0003ba298018',
  }),
  contradiction('cvr', 'UNKNOWN', {
    code: 'CVR_PNUMMER_UNKNOWN',
    field: 'pNummer',
    da: 'P-nummeret findes ikke i CVR.',
    en: 'The P-number is not in CVR.',
    example: '1012345678',
  }),
  contradiction('cvr', 'ENDED', {
    code: 'CVR_PNUMMER_ENDED',
    field: 'pNummer',
    da: 'P-nummeret er ophørt i CVR.',
    en: 'The P-number has ended in CVR.',
    example: '1012345678',
  }),
  contradiction('cvr', 'OTHER_CVR', {
    code: 'CVR_CVRNUMMER_OTHER',
    field: 'cvrNummer',
    da: 'P-nummeret hører i CVR til et andet CVR-nummer end det registrerede.',
    en: 'In CVR the P-number belongs to another CVR number than the registered one.',
    example: 'pNummer: "1012345678"',
  }),
];

const codes = new Map(contradictions.map(({ kind, aarsag, code }) => [`${kind} ${aarsag}`, code]));

/** The rule that a stored contradiction breaks. */
export const contradictionCode = (kind: string, aarsag: string | null): string =>
  codes.get(`${kind} ${aarsag}`) ?? `${kind}_${aarsag}`.toUpperCase();
