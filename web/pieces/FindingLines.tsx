import type { FindingLinjeFragment } from '../generated/graphql.ts';
import { defineTexts, useLanguage, useTexts } from '../texts/texts.ts';

const texts = defineTexts(
  'findings',
  { count_one: '{{count}} oplysning', count_other: '{{count}} oplysninger' },
  { count_one: '{{count}} value', count_other: '{{count}} values' },
);

/** What is to be mended at a line of a list: how many, and which when it is opened. */
export function FindingLines({ findings }: { findings: readonly FindingLinjeFragment[] }) {
  const say = useTexts(texts);
  const [language] = useLanguage();
  if (findings.length === 0) return null;
  return (
    <details className="findings">
      <summary>{say('count', { count: findings.length })}</summary>
      <ul>
        {findings.map((one) => (
          <li key={`${one.code} ${one.field}`}>{one[language]}</li>
        ))}
      </ul>
    </details>
  );
}
