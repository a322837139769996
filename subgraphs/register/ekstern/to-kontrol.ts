import type { EksternKontrol } from '../generated/sqlite/client.ts';
import { type Aarsag, aarsager } from './aarsager.ts';
import type { Kontrol, Kontrolsvar } from './kontrol.ts';
import type { Svar } from './svar.ts';
import { type Kind, type Sted, vaerdiOf } from './vaerdi-of.ts';

/** An object's checks. An answer about another value than the object has says nothing. */
export function toKontrol(sted: Sted, rows: readonly EksternKontrol[]): Kontrol {
  return { dar: toSvar('dar', sted, rows), cvr: toSvar('cvr', sted, rows) };
}

function toSvar(kind: Kind, sted: Sted, rows: readonly EksternKontrol[]): Kontrolsvar | null {
  const vaerdi = vaerdiOf[kind](sted);
  if (vaerdi === null) return null;
  const row = rows.find((candidate) => candidate.kind === kind && candidate.vaerdi === vaerdi);
  if (!row) return { svar: 'IKKE_KONTROLLERET', tidspunkt: null, ...reason('NOT_ASKED') };
  return { svar: row.svar as Svar, tidspunkt: new Date(row.tidspunkt), ...reason(row.aarsag as Aarsag | null) };
}

const reason = (aarsag: Aarsag | null) => ({ aarsag, begrundelse: aarsag && (aarsager[aarsag] ?? null) });
