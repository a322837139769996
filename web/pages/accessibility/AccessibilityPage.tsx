import { Page } from '../../frame/Page.tsx';
import { useTexts } from '../../texts/texts.ts';
import { accessibilityTexts } from './accessibility-texts.ts';

/** The accessibility statement that the law asks of public sites (lov nr. 692 af 08/06/2018). */
export function AccessibilityPage() {
  const say = useTexts(accessibilityTexts);
  return (
    <Page title={say('title')} above={[]}>
      <p className="font-lead">{say('lead')}</p>
      <h2>{say('howHead')}</h2>
      <p>{say('how')}</p>
      <ul>
        <li>{say('automatic')}</li>
        <li>{say('keyboard')}</li>
        <li>{say('narrow')}</li>
      </ul>
      <h2>{say('notHead')}</h2>
      <p>{say('not')}</p>
      <h2>{say('otherHead')}</h2>
      <p>{say('other')}</p>
      <h2>{say('reportHead')}</h2>
      <p>{say('report')}</p>
      <h2>{say('complainHead')}</h2>
      <p>{say('complain')}</p>
    </Page>
  );
}
