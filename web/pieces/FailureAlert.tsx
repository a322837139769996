import { Failure } from '../ask/ask.ts';
import { defineTexts, useLanguage, useTexts } from '../texts/texts.ts';
import { Alert } from './Alert.tsx';

const texts = defineTexts(
  'failure',
  {
    heading: 'Det lykkedes ikke',
    network: 'Serveren kunne ikke nås. Tjek din forbindelse, og prøv igen.',
    busy: 'Der er travlt lige nu. Vent nogle sekunder, og prøv igen.',
    other: 'Der skete en fejl hos os. Prøv igen; bliver det ved, så skriv koden {{code}} til supporten.',
    again: 'Prøv igen',
  },
  {
    heading: 'That did not work',
    network: 'The server could not be reached. Check your connection and try again.',
    busy: 'There is much to do right now. Wait some seconds and try again.',
    other: 'Something went wrong on our side. Try again; if it stays, send the code {{code}} to support.',
    again: 'Try again',
  },
);

const own = { NETWORK: 'network', SERVICE_BUSY: 'busy', TOO_MUCH_AT_ONCE: 'busy' } as const;
const isOwn = (code: string): code is keyof typeof own => code in own;

/** What went wrong, and what the reader can do about it. */
export function FailureAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const say = useTexts(texts);
  const [language] = useLanguage();
  const { code, texts: told } = error instanceof Failure ? error : new Failure('UNEXPECTED');
  const text = isOwn(code) ? say(own[code]) : (told?.[language] ?? say('other', { code }));
  return (
    <Alert kind="error" heading={say('heading')} isNews>
      <p>{text}</p>
      {onRetry && (
        <button type="button" className="button button-secondary" onClick={onRetry}>
          {say('again')}
        </button>
      )}
    </Alert>
  );
}
