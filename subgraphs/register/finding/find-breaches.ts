import { niveauOrder } from '../dagtilbud/niveau.ts';
import type { Draft, DraftObject } from '../draft/draft.ts';
import { addDrafted } from '../draft/load-draft.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { type Breach, breachesOf } from '../regel/breaches.ts';

/** A rule that a stored object breaks. `key` is its place in the report: level, number, then as the rules stand. */
export interface Found {
  key: string;
  object: DraftObject;
  breach: Breach;
}

/** What the rules say of everything active in a draft. */
export function findBreaches(draft: Draft, kodebog: Kodebog): Found[] {
  for (const niveau of niveauOrder) addDrafted(draft, niveau);
  return niveauOrder.flatMap((niveau, i) =>
    draft
      .ids(niveau)
      .sort()
      .map((id) => draft.get(niveau, id) as DraftObject)
      .filter(({ after }) => after.aktivitetsstatus === 'Aktiv')
      .flatMap((object) =>
        breachesOf(object, draft, kodebog).map((breach, nth) => {
          return { key: `${i} ${object.id} ${String(nth).padStart(2, '0')}`, object, breach };
        }),
      ),
  );
}
