import { isIn, name, type Sql, sql } from '../../common/database/sql.ts';
import { type Niveau, niveauOrder } from '../dagtilbud/niveau.ts';
import type { Draft } from './draft.ts';
import type { Source } from './load-draft.ts';
import type { Twin } from './twins.ts';

type Row = Twin & { foldedNavn: string };

/** Puts into the draft every active object that has the name of one that commands touch: one statement a level. */
export async function loadTwins({ query, provider }: Source, draft: Draft): Promise<void> {
  for (const niveau of niveauOrder) {
    const names = namesOf(draft, niveau);
    if (names.size === 0) continue;
    const sameName = isIn(provider, name('it', 'foldedNavn'), [...names]);
    for (const { foldedNavn, ...twin } of await query<Row>(sql`${select[niveau]} AND ${sameName}`))
      if (!draft.get(niveau, twin.id)) draft.twins.add(niveau, foldedNavn, twin); // the draft knows better
    addDrafted(draft, niveau);
  }
}

/** Puts a draft's own objects among its twins. */
export function addDrafted(draft: Draft, niveau: Niveau): void {
  for (const id of draft.ids(niveau)) {
    const object = draft.get(niveau, id);
    if (object?.after.aktivitetsstatus !== 'Aktiv') continue;
    const { foldedNavn, foldedAdresse = null } = draft.derived(object);
    draft.twins.add(niveau, foldedNavn, { id, kommune: draft.kommuneAfter(object), foldedAdresse });
  }
}

const namesOf = (draft: Draft, niveau: Niveau): Set<string> =>
  new Set(
    draft
      .touched()
      .filter((object) => object.niveau === niveau && object.after.aktivitetsstatus === 'Aktiv')
      .map((object) => draft.derived(object).foldedNavn),
  );

const owner = sql`JOIN "Daginstitution" AS "owner" ON "owner"."toChange" IS NULL AND "owner"."nummer"`;
const active = sql`"it"."toChange" IS NULL AND "it"."aktivitetsstatus" = 'Aktiv'`;

const select: Record<Niveau, Sql> = {
  daginstitution: sql`
    SELECT "nummer" AS "id", "foldedNavn", "admKommuneKode" AS "kommune", NULL AS "foldedAdresse"
    FROM "Daginstitution" AS "it" WHERE ${active}`,
  anvisningsenhed: sql`
    SELECT "it"."nummer" AS "id", "it"."foldedNavn", "admKommuneKode" AS "kommune", "it"."foldedAdresse"
    FROM "Anvisningsenhed" AS "it" ${owner} = "it"."daginstitutionsNummer" WHERE ${active}`,
  alternativAdresse: sql`
    SELECT "it"."nummer" AS "id", "it"."foldedNavn", "admKommuneKode" AS "kommune", "it"."foldedAdresse"
    FROM "AlternativAdresse" AS "it"
    JOIN "Anvisningsenhed" AS "unit" ON "unit"."toChange" IS NULL AND "unit"."nummer" = "it"."anvisningsenhedsNummer"
    ${owner} = "unit"."daginstitutionsNummer" WHERE ${active}`,
};
