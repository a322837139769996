import { useTexts } from '../../texts/texts.ts';
import { dagtilbudTexts } from './dagtilbud-texts.ts';
import { fieldTexts } from './field-texts.ts';
import { useFieldValues } from './field-values.tsx';
import type { Found } from './found.ts';

/** Each field with what it means. */
export function Fields({ found }: { found: Found }) {
  const say = useTexts(dagtilbudTexts);
  const field = useTexts(fieldTexts);
  const values = useFieldValues(found);
  return (
    <section aria-labelledby="fields">
      <h2 className="h3" id="fields">
        {say('fields')}
      </h2>
      <dl className="fields">
        {values.map(({ key, text, show }) => (
          <div key={key}>
            <dt>{field(key)}</dt>
            <dd>
              {text === '' ? <em>{say('empty')}</em> : (show ?? text)}
              <p className="field-means">{field(`${key}_means` as 'navn_means')}</p>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
