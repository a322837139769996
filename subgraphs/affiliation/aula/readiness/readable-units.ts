import { may, reachOf, refuseNowhere } from '../../../common/auth/may.ts';
import { and, name, or, type Sql, sql } from '../../../common/database/sql.ts';
import { parseInstitutionNumber } from '../../../common/parse/identifiers.ts';
import type { AffiliationContext } from '../../context.ts';
import { refusal } from '../../errors/refusals.ts';
import { parseKommunekode, refuseEnhed } from '../../units/enhed/enhed.ts';
import type { AulaReadinessWhere } from './aula-readiness.ts';

type Asked = Pick<AulaReadinessWhere, 'kommune' | 'enhed'>;
type Reader = Pick<AffiliationContext, 'caller' | 'enheder'>;

/** The condition (on "e") of the wanted units, in a `place` that errors name; refuses a caller that may not read them. */
export async function readableUnits(
  { caller, enheder }: Reader,
  { kommune, enhed }: Asked,
  place = 'where.',
): Promise<Sql> {
  const nowhere = refuseNowhere(caller, 'aula.read');
  if (nowhere) throw nowhere;
  const kode = kommune == null ? null : parseKommunekode(kommune, `${place}kommune`);
  if (enhed == null) return ofKommune(caller, kode, `${place}kommune`);
  const nummer = parseInstitutionNumber(enhed, `${place}enhed`);
  const refused = refuseEnhed(caller, 'aula.read', nummer, (await enheder.byNummer(nummer))?.kommuneKode);
  if (refused) throw refused;
  const conditions = [sql`e."nummer" = ${nummer}`, sql`e."niveau" <> 'daginstitution'`];
  return and(kode === null ? conditions : [...conditions, sql`e."kommuneKode" = ${kode}`]);
}

function ofKommune(caller: Reader['caller'], kommune: string | null, field: string): Sql {
  const refused = kommune === null ? null : may(caller, 'aula.read', { kommuner: [kommune] });
  if (refused) throw refused;
  if (kommune === null && !reachOf(caller, 'aula.read').all)
    throw refusal('KOMMUNE_MISSING', { field, example: '"101"' });
  return unitsOf(kommune);
}

/** Tables whose current rows are tied to a unit. */
const hanging = ['Tilknytning', 'Gruppe', 'Dataaftale', 'Opsaetning'];

/**
 * The open units (as "e") that are to come into AULA: every anvisningsenhed, and the alternative addresses that have
 * something of their own. Most addresses have nothing, since their people are tied to the anvisningsenhed.
 */
export function unitsOf(kommune: string | null): Sql {
  const has = (table: string) =>
    sql`EXISTS (SELECT 1 FROM ${name(table)} x WHERE x."enhedsNummer" = e."nummer" AND x."toChange" IS NULL)`;
  const holdsUsers = or([
    sql`e."niveau" = 'anvisningsenhed'`,
    and([sql`e."niveau" = 'alternativAdresse'`, or(hanging.map(has))]),
  ]);
  return and([sql`e."aktiv"`, holdsUsers, ...(kommune === null ? [] : [sql`e."kommuneKode" = ${kommune}`])]);
}
