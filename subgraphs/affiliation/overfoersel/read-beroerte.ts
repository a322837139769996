import type { Provider } from '../../common/database/provider.ts';
import { isIn, join, name, raw, type Sql, sql } from '../../common/database/sql.ts';
import type { Source } from '../change/work.ts';
import type { Beroerte } from './beroerte.ts';

type Row = { enhed: string; hvad: keyof Beroerte; antal: number | bigint };

const none: Beroerte = {
  ...{ boern: 0, ansatte: 0, eksterne: 0, kontakter: 0, planlagte: 0, grupper: 0, dagplejegrupper: 0 },
  ...{ dagplejere: 0, gaesteophold: 0, dataaftaler: 0, leveringsplaner: 0 },
};

/** What hangs on units today or later, in one statement however many units. */
export async function readBeroerte(
  { query, provider }: Source,
  numre: readonly string[],
  today: string,
): Promise<Beroerte[]> {
  const rows = await query<Row>(join(countsOf(provider, numre, today), ' UNION ALL '));
  return numre.map((nummer) => {
    const own = rows.filter(({ enhed }) => enhed === nummer).map(({ hvad, antal }) => [hvad, Number(antal)]);
    return { ...none, ...Object.fromEntries(own) };
  });
}

function countsOf(provider: Provider, numre: readonly string[], today: string): Sql[] {
  const lasting = sql`("gyldigTil" IS NULL OR "gyldigTil" >= ${today})`;
  const holds = sql`NOT "aflyst" AND ${lasting}`;
  const count = (hvad: keyof Beroerte, table: string, counted: string, condition: Sql, enhed = 'enhedsNummer') => sql`
    SELECT ${name(enhed)} AS "enhed", ${raw(`'${hvad}'`)} AS "hvad", COUNT(DISTINCT ${name(counted)}) AS "antal"
    FROM ${name(table)} WHERE "toChange" IS NULL AND ${isIn(provider, name(enhed), numre)} AND ${condition}
    GROUP BY ${name(enhed)}`;
  const people = (hvad: keyof Beroerte, slags: string) =>
    count(hvad, 'Tilknytning', 'personId', sql`"slags" = ${slags} AND ${holds}`);
  return [
    people('boern', 'barn'),
    people('ansatte', 'ansat'),
    people('eksterne', 'ekstern'),
    people('kontakter', 'kontakt'),
    count('planlagte', 'Tilknytning', 'id', sql`NOT "aflyst" AND "gyldigFra" > ${today}`),
    count('grupper', 'Gruppe', 'id', lasting),
    count('dagplejegrupper', 'Dagplejegruppe', 'id', lasting, 'anvisningsenhedsNummer'),
    count('dagplejere', 'Dagplejer', 'personId', holds),
    count('gaesteophold', 'Gaesteophold', 'id', holds),
    count('dataaftaler', 'Dataaftale', 'id', sql`"status" IN ('requested', 'approved')`),
    count('leveringsplaner', 'Leveringsplan', 'id', sql`"aktiv"`),
  ];
}
