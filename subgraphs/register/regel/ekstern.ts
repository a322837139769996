import type { DraftObject } from '../draft/draft.ts';
import type { Aarsag, Kind } from '../ekstern/svar.ts';
import type { Relation } from './regel.ts';

/** STIL, Politikker: the P-number must be active in CVR. An answer that could not be had breaks nothing. */
const pNummerActive: Relation = {
  code: 'PNUMMER_NOT_ACTIVE',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'pNummer',
  severity: 'refusal',
  da: 'P-nummeret er ukendt eller ophørt i CVR.',
  en: 'The P-number is unknown in CVR, or has ended there.',
  example: '1012345678',
  retryable: false,
  check: (object, draft) => {
    if (draft.ekstern?.cvr(object)?.svar !== 'MODSAGT') return null;
    return { field: 'pNummer', value: 'pNummer' in object.after ? object.after.pNummer : null };
  },
};

/** STIL's data model: CVRNummer is filled in by the register from the P-number, so another one cannot be right. */
const cvrNummerDiffers: Relation = {
  code: 'CVRNUMMER_DIFFERS',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'cvrNummer',
  severity: 'refusal',
  da: 'P-nummeret hører i CVR til et andet CVR-nummer.',
  en: 'In CVR the P-number belongs to another CVR number.',
  example: 'pNummer: "1012345678"',
  retryable: false,
  check: (object, draft) => {
    const svar = draft.ekstern?.cvr(object);
    const value = 'cvrNummer' in object.after ? object.after.cvrNummer : null;
    if (svar?.svar !== 'BEKRAEFTET' || svar.cvrNummer === null || value === null) return null;
    return svar.cvrNummer === value ? null : { field: 'cvrNummer', value };
  },
};

/** STIL, Politikker: address fields are checked against DAR. An answer that could not be had breaks nothing. */
const adresseInDar: Relation = {
  code: 'ADRESSE_NOT_IN_DAR',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'vejNavn',
  severity: 'refusal',
  da: 'Adressen findes ikke i DAR, er ikke gældende, eller dens id er en anden adresses.',
  en: 'The address is not in DAR, is not in force, or its id is that of another address.',
  example:
    'vejNavn "Solvej", husNummer "4A", postNummer "8600", byNavn "Silkeborg", dawaId "0a3f50b7-9a42-32b8-e044-0003ba298018"',
  retryable: false,
  check: (object, draft) => {
    if (draft.ekstern?.dar(object)?.svar !== 'MODSAGT' || !('dawaId' in object.after)) return null;
    const { dawaId, vejNavn } = object.after;
    return dawaId === null ? { field: 'vejNavn', value: vejNavn } : { field: 'dawaId', value: dawaId };
  },
};

/** An outage of DAR or CVR never stops a write; `kontrol` on the object says what was not checked, and why. */
const externalChecked: Relation = {
  code: 'EXTERNAL_NOT_CHECKED',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'pNummer',
  severity: 'warning',
  da: 'P-nummeret eller adressen kunne ikke kontrolleres i CVR eller DAR nu og kontrolleres senere.',
  en: 'The P-number or the address could not be checked in CVR or DAR now, and will be later.',
  example: 'kontrol { dar { svar } cvr { svar } }',
  retryable: true,
  check: (object, draft) => {
    if (draft.ekstern?.cvr(object)?.svar === 'IKKE_KONTROLLERET') return { field: 'pNummer', value: null };
    if (draft.ekstern?.dar(object)?.svar === 'IKKE_KONTROLLERET') return { field: 'vejNavn', value: null };
    return null;
  },
};

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

const contradictions: readonly Contradiction[] = [
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

export const eksternRelations: readonly Relation[] = [
  pNummerActive,
  cvrNummerDiffers,
  adresseInDar,
  externalChecked,
  ...contradictions,
];
