import type { KommunerQuery } from '../generated/graphql.ts';
import { levelTexts } from '../pieces/codes.ts';
import { StatusBadge } from '../pieces/StatusBadge.tsx';
import { useFormat } from '../texts/format.ts';
import { useTexts } from '../texts/texts.ts';
import { type Found, placeOf } from './hits.ts';
import { searchTexts } from './search-texts.ts';

type Kommune = NonNullable<KommunerQuery['kommuner']>['nodes'][number];

/** What a search box offers, and the page that it leads to. */
export type Suggestion =
  | { kommune: Kommune; target: { to: '/kommune/$kode'; params: { kode: string } } }
  | {
      dagtilbud: Found;
      target: { to: '/dagtilbud/$nummer'; params: { nummer: string }; search: { niveau: string } };
    };

interface SuggestionsProps {
  suggestions: Suggestion[];
  /** The place of the one that is chosen; -1 for none. */
  chosen: number;
  /** How many there are in all; undefined until that is known. */
  total: number | undefined;
  /** Undefined for all that was found. */
  onChoose: (suggestion: Suggestion | undefined) => void;
}

/** What is found while one types: what it is, and where. */
export function Suggestions({ suggestions, chosen, total, onChoose }: SuggestionsProps) {
  const say = useTexts(searchTexts);
  const { number } = useFormat();
  return (
    <div className="search-found">
      <div className="search-list" id="search-found" role="listbox" aria-label={say('results')}>
        {suggestions.map((one, index) => (
          // Keys work in the box, which says what is chosen: aria-activedescendant.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          <div
            key={'kommune' in one ? one.kommune.kode : `${one.dagtilbud.__typename}${one.dagtilbud.nummer}`}
            id={`found-${index}`}
            role="option"
            aria-selected={index === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(one)}
          >
            {'kommune' in one ? <KommuneLine {...one.kommune} /> : <DagtilbudLine found={one.dagtilbud} />}
          </div>
        ))}
      </div>
      {total === 0 && <p className="search-note">{say('none')}</p>}
      {total !== undefined && total > suggestions.length && (
        <button type="submit" className="function-link search-note" onClick={() => onChoose(undefined)}>
          {say('all', { count: number(total) })}
        </button>
      )}
    </div>
  );
}

function KommuneLine({ navn, kode, region }: Kommune) {
  const say = useTexts(searchTexts);
  return (
    <>
      <strong>{navn}</strong>
      <span className="search-where">{say('municipality', { kode, region })}</span>
    </>
  );
}

function DagtilbudLine({ found }: { found: Found }) {
  const say = useTexts(searchTexts);
  const level = useTexts(levelTexts);
  const { kommune, adresse, above } = placeOf(found);
  const where = [adresse, above && say('partOf', { name: above }), kommune].filter(Boolean).join(' · ');
  return (
    <>
      <strong>{found.navn}</strong> {!found.aktiv && <StatusBadge aktiv={false} />}
      <span className="search-where">
        {level(found.__typename)} {found.nummer} · {where}
      </span>
    </>
  );
}
