import { useTexts } from '../../texts/texts.ts';
import { kommuneTexts } from './kommune-texts.ts';

/** The register's own files of a municipality, which other systems read. */
export function Files({ kode }: { kode: string }) {
  const say = useTexts(kommuneTexts);
  return (
    <section aria-labelledby="files">
      <h2 id="files">{say('files')}</h2>
      <p>{say('filesText')}</p>
      <ul>
        {['csv', 'xml', 'ndjson'].map((kind) => (
          <li key={kind}>
            <a href={`/eksport/samlet.${kind}?kommune=${kode}`} download>
              {say('asFile', { kind: kind.toUpperCase() })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
