import { useQuery } from '@tanstack/react-query';
import { type Finding, findings } from '../../ask/questions.ts';
import { FailureAlert } from '../../pieces/FailureAlert.tsx';
import { useLanguage, useTexts } from '../../texts/texts.ts';
import { dagtilbudTexts } from './dagtilbud-texts.ts';
import { fieldTexts } from './field-texts.ts';
import { type Found, kommuneOf } from './found.ts';

/** What does not keep the rules, and how to mend it. Closed ones are not held to them. */
export function Findings({ found }: { found: Found }) {
  const say = useTexts(dagtilbudTexts);
  const answer = useQuery({ ...findings(kommuneOf(found).kode), enabled: found.aktiv });
  if (!found.aktiv) return null;
  if (answer.error) return <FailureAlert error={answer.error} onRetry={() => void answer.refetch()} />;
  const own = answer.data?.filter(
    ({ dagtilbud }) => dagtilbud.nummer === found.nummer && dagtilbud.__typename === found.__typename,
  );
  return (
    <section aria-labelledby="findings">
      <h2 className="h3" id="findings">
        {say('findings')}
      </h2>
      {own?.length === 0 && <p>{say('findingsNone')}</p>}
      {own?.map((one) => (
        <OneFinding key={`${one.code} ${one.field}`} finding={one} />
      ))}
    </section>
  );
}

/** The register's columns, by the field that the page shows of them. */
const shownAs: Record<string, keyof typeof fieldTexts.da> = {
  ...{
    ejerformKode: 'ejerform',
    oplystEjerformKode: 'ejerform',
    admKommuneKode: 'kommune',
    oplystAdmKommuneKode: 'kommune',
  },
  ...{ lovgrundlagKode: 'lovgrundlag', oplystLovgrundlagKode: 'lovgrundlag', institutionstypeKode: 'institutionstype' },
  ...{
    vejNavn: 'adresse',
    husNummer: 'adresse',
    postNummer: 'adresse',
    byNavn: 'adresse',
    supplerendeBynavn: 'adresse',
  },
  ...{ kommuneKode: 'beliggenhed', geoBredde: 'koordinater', geoLaengde: 'koordinater', aktivitetsstatus: 'status' },
  ...{ nummer: 'nummer', navn: 'navn', dawaId: 'dawaId', cvrNummer: 'cvrNummer', pNummer: 'pNummer' },
  ...{ email: 'email', telefonNummer: 'telefonNummer' },
};

function OneFinding({ finding }: { finding: Finding }) {
  const say = useTexts(dagtilbudTexts);
  const fieldName = useTexts(fieldTexts);
  const [language] = useLanguage();
  const { severity, field, value, example } = finding;
  const name = shownAs[field];
  return (
    <div className="finding">
      <p>
        <span className={`badge ${severity === 'REFUSAL' ? 'badge-error' : 'badge-warning'}`}>{say(severity)}</span>{' '}
        <strong>{finding[language]}</strong>
      </p>
      <ul>
        {name && <li>{say('field', { field: fieldName(name) })}</li>}
        <li>{value ? say('now', { value }) : say('nowEmpty')}</li>
        <li>{say('example', { example })}</li>
      </ul>
    </div>
  );
}
