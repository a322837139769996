import { useQuery } from '@tanstack/react-query';
import { aula, me } from '../../ask/questions.ts';
import { Alert } from '../../pieces/Alert.tsx';
import { useLanguage, useTexts } from '../../texts/texts.ts';
import { dagtilbudTexts } from './dagtilbud-texts.ts';
import type { Found } from './found.ts';

type Unit = Exclude<Found, { __typename: 'Daginstitution' }>;

/** Whether people can be attached to a unit, and, for who may see it, how far it is on its way into AULA. */
export function UniloginStatus({ unit: { nummer, unilogin } }: { unit: Unit }) {
  const say = useTexts(dagtilbudTexts);
  return (
    <section aria-labelledby="unilogin">
      <h2 className="h3" id="unilogin">
        {say('unilogin')}
      </h2>
      {!unilogin && <p>{say('uniloginAway')}</p>}
      {unilogin?.kanTilknytteBrugere && (
        <Alert kind="success">{say('uniloginYes', { nummer: unilogin.institutionsnummer })}</Alert>
      )}
      {unilogin && !unilogin.kanTilknytteBrugere && (
        <Alert kind="warning">
          {say('uniloginNo')} {unilogin.begrundelse}
        </Alert>
      )}
      <AulaStatus nummer={nummer} />
    </section>
  );
}

/** Nobody who is not signed in may see it, so it is not asked then. */
function AulaStatus({ nummer }: { nummer: string }) {
  const say = useTexts(dagtilbudTexts);
  const [language] = useLanguage();
  const caller = useQuery(me).data;
  const { data } = useQuery({ ...aula(nummer), enabled: caller !== undefined && caller?.kind !== 'ANONYMOUS' });
  if (!data) return null;
  const { ready, checks } = data;
  const lacking = checks.filter(({ severity }) => severity === 'BLOCKING');
  return (
    <>
      <p>{say(ready ? 'aulaReady' : 'aulaNotReady')}</p>
      <ul>
        {(ready ? [] : lacking).map((check) => (
          <li key={check.code}>
            {check[language]} {language === 'da' ? check.howToFix : check.howToFixEn}
          </li>
        ))}
      </ul>
    </>
  );
}
