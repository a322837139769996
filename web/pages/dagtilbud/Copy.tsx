import { useState } from 'react';
import { DagtilbudDocument } from '../../generated/graphql.ts';
import { csvOf } from '../../list/download.ts';
import { Icon } from '../../pieces/Icon.tsx';
import { useTexts } from '../../texts/texts.ts';
import { dagtilbudTexts } from './dagtilbud-texts.ts';
import { fieldTexts } from './field-texts.ts';
import { useFieldValues } from './field-values.tsx';
import type { Found } from './found.ts';

/** The page's own question with its number in it, as it runs in GraphiQL. */
const questionOf = (nummer: string): string =>
  DagtilbudDocument.toString().replace('($nummer: String!)', '').replaceAll('$nummer', JSON.stringify(nummer)).trim();

/** Copies what the page shows, in the form that is wanted. */
export function Copy({ found }: { found: Found }) {
  const say = useTexts(dagtilbudTexts);
  const field = useTexts(fieldTexts);
  const values = useFieldValues(found);
  const [told, tell] = useState('');
  const [shown, show] = useState('');
  const kinds = {
    GraphQL: ['asGraphql', () => questionOf(found.nummer)],
    JSON: ['asJson', () => JSON.stringify(found, null, 2)],
    CSV: ['asCsv', () => csvOf([values.map(({ key }) => field(key)), values.map(({ text }) => text)])],
  } as const;
  const copy = async (kind: string, text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      tell(say('copied', { kind }));
      show('');
    } catch {
      tell(say('notCopied')); // the page came over plain HTTP, or the reader refused
      show(text);
    }
  };
  return (
    <section aria-labelledby="copy">
      <h2 className="h3" id="copy">
        {say('copy')}
      </h2>
      <p>{say('copyText')}</p>
      <div className="copy-actions">
        {Object.entries(kinds).map(([kind, [key, textOf]]) => (
          <button type="button" key={kind} className="button button-secondary" onClick={() => copy(kind, textOf())}>
            <Icon name="copy" />
            {say(key)}
          </button>
        ))}
      </div>
      <p role="status">{told}</p>
      {shown !== '' && (
        <textarea className="form-input" readOnly rows={12} value={shown} aria-label={say('notCopiedText')} />
      )}
    </section>
  );
}
