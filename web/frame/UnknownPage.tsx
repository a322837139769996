import { Link } from '@tanstack/react-router';
import { useTexts } from '../texts/texts.ts';
import { frameTexts } from './frame-texts.ts';
import { Page } from './Page.tsx';

/** Of an address that is of no page. */
export function UnknownPage() {
  const say = useTexts(frameTexts);
  return (
    <Page title={say('unknown')}>
      <p>{say('unknownText')}</p>
      <Link to="/">{say('toFront')}</Link>
    </Page>
  );
}
