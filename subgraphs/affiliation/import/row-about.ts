import { cleanTexts } from '../../common/text/clean-text.ts';
import { fields } from './fields.ts';

/** What a row is of, as far as it tells. Also of a row that cannot be used: who it is of must not end for want of it. */
export interface RowAbout {
  enhed: string | null;
  /** "gruppe G10431 stue", "person G10431 B1"; of a contact the child whose it is: "kontakt G10431 B1". */
  key: string | null;
  cpr: string | null;
}

const keys = {
  gruppe: ['gruppe', 'kode'],
  barn: ['person', 'lokalId'],
  ansat: ['person', 'lokalId'],
  ekstern: ['person', 'lokalId'],
  kontakt: ['kontakt', 'barnLokalId'],
} as const;

/** What nothing is known of. */
export const aboutNothing: RowAbout = { enhed: null, key: null, cpr: null };

const names = { kode: fields.key('kode'), lokalId: fields.key('lokalId'), barnLokalId: fields.key('lokalId') };

/** What a row is of, whether it has the right form or not. */
export function aboutRow(row: unknown): RowAbout {
  const given = cleanTexts(row);
  if (typeof given !== 'object' || given === null) return aboutNothing;
  const { type, enhed: unit, person, ...rest } = given as Record<string, unknown>;
  const { data: enhed = null } = fields.enhed.safeParse(unit);
  const [kind, field] = keys[type as keyof typeof keys] ?? [];
  const name = field && names[field].safeParse(rest[field]).data;
  const { cpr } = (person ?? {}) as { cpr?: unknown };
  return {
    enhed,
    key: enhed === null || kind === undefined || name === undefined ? null : `${kind} ${enhed} ${name}`,
    cpr: kind === 'person' && typeof cpr === 'string' ? cpr : null,
  };
}
