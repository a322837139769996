import { useTexts } from '../texts/texts.ts';
import { levelTexts } from './codes.ts';

/** Whether something exists today. */
export function StatusBadge({ aktiv }: { aktiv: boolean }) {
  const say = useTexts(levelTexts);
  return <span className={`badge ${aktiv ? 'badge-success' : ''}`}>{say(aktiv ? 'active' : 'closed')}</span>;
}
