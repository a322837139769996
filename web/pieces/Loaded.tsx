import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { defineTexts, useTexts } from '../texts/texts.ts';
import { FailureAlert } from './FailureAlert.tsx';

const texts = defineTexts('loaded', { waiting: 'Henter …' }, { waiting: 'Loading …' });

/** Shows what a question was answered with; until then that it is asked, or why it failed. */
export function Loaded<Data>({ of, children }: { of: UseQueryResult<Data>; children: (data: Data) => ReactNode }) {
  const say = useTexts(texts);
  if (of.data !== undefined) return children(of.data);
  if (of.error) return <FailureAlert error={of.error} onRetry={() => void of.refetch()} />;
  return (
    <p className="waiting" role="status">
      {say('waiting')}
    </p>
  );
}
