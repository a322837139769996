import './search.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { kommuner, search } from '../ask/questions.ts';
import { Icon } from '../pieces/Icon.tsx';
import { useFormat } from '../texts/format.ts';
import { useTexts } from '../texts/texts.ts';
import { kommunerNamed } from './hits.ts';
import { type Suggestion, Suggestions } from './Suggestions.tsx';
import { searchTexts } from './search-texts.ts';

/** How many of each are offered while one types. */
const offered = { kommuner: 3, dagtilbud: 8 };

/**
 * The search box, a combobox of WAI-ARIA's pattern: what is found comes up as one types, arrows go through it, Enter opens
 * what is chosen or, when nothing is, the page of all that is found; Escape closes it.
 */
export function SearchBox({ begun = '' }: { begun?: string }) {
  const say = useTexts(searchTexts);
  const { number } = useFormat();
  const navigate = useNavigate();
  const [text, setText] = useState(begun);
  const [isOpen, setOpen] = useState(false);
  const [chosen, choose] = useState(-1);
  const { suggestions, total } = useSuggestions(useDeferredValue(text.trim()));
  const isShown = isOpen && text.trim() !== '' && (suggestions.length > 0 || total !== undefined);

  const go = (suggestion: Suggestion | undefined) => {
    setOpen(false);
    if (suggestion) void navigate(suggestion.target);
    else void navigate({ to: '/soeg', search: { tekst: text.trim() || undefined } });
  };
  const onKey = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') setOpen(false);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault(); // the cursor stays where it is
    setOpen(true);
    const places = suggestions.length + 1; // one of them is the box itself
    choose((before) => ((before + 1 + step + places) % places) - 1);
  };
  return (
    <search>
      <form
        className="search-box"
        onSubmit={(event) => {
          event.preventDefault();
          go(isShown ? suggestions[chosen] : undefined);
        }}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget)) setOpen(false);
        }}
      >
        <label className="form-label" htmlFor="search-text">
          {say('label')}
        </label>
        <span className="form-hint" id="search-hint">
          {say('hint')}
        </span>
        <div className="search">
          <input
            className="form-input"
            id="search-text"
            type="search"
            role="combobox"
            autoComplete="off"
            aria-expanded={isShown}
            aria-controls="search-found"
            aria-autocomplete="list"
            aria-describedby="search-hint"
            aria-activedescendant={isShown && chosen >= 0 ? `found-${chosen}` : undefined}
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              setOpen(true);
              choose(-1);
            }}
            onKeyDown={onKey}
          />
          <button type="submit" className="button button-search">
            <Icon name="search" />
            {say('button')}
          </button>
        </div>
        {isShown && <Suggestions suggestions={suggestions} chosen={chosen} total={total} onChoose={go} />}
        <p className="sr-only" role="status">
          {isShown &&
            total !== undefined &&
            (total === 0 ? say('none') : say('found', { count: total, shown: number(total) }))}
        </p>
      </form>
    </search>
  );
}

function useSuggestions(text: string): { suggestions: Suggestion[]; total: number | undefined } {
  const all = useQuery({ ...kommuner, enabled: text !== '' });
  const found = useQuery(search(text, offered.dagtilbud));
  const named = kommunerNamed(text, all.data ?? []).slice(0, offered.kommuner);
  const nodes = text === '' ? [] : (found.data?.nodes ?? []);
  return {
    suggestions: [
      ...named.map((one) => ({ kommune: one, target: { to: '/kommune/$kode', params: { kode: one.kode } } }) as const),
      ...nodes.map(
        ({ dagtilbud }) =>
          ({
            dagtilbud,
            target: {
              to: '/dagtilbud/$nummer',
              params: { nummer: dagtilbud.nummer },
              search: { niveau: dagtilbud.__typename },
            },
          }) as const,
      ),
    ],
    total: found.data ? found.data.totalCount + named.length : undefined,
  };
}
