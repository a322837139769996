import { useQuery } from '@tanstack/react-query';
import { overview } from '../../ask/questions.ts';
import type { OverviewQuery } from '../../generated/graphql.ts';
import { Alert } from '../../pieces/Alert.tsx';
import { FailureAlert } from '../../pieces/FailureAlert.tsx';
import { useFormat } from '../../texts/format.ts';
import { useTexts } from '../../texts/texts.ts';
import { frontTexts } from './front-texts.ts';

/** How large the register is and how fresh. Its room is kept while it is asked, so that nothing below it jumps. */
export function Size() {
  const say = useTexts(frontTexts);
  const { number } = useFormat();
  const { data, error, refetch } = useQuery(overview);
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  const counts = [
    ['kommuner', data?.kommuner?.totalCount],
    ['daginstitutioner', data?.daginstitutioner?.totalCount],
    ['enheder', data?.anvisningsenheder?.totalCount],
    ['adresser', data?.alternativeAdresser?.totalCount],
  ] as const;
  return (
    <section aria-labelledby="size">
      <h2 id="size">{say('size')}</h2>
      <dl className="figures">
        {counts.map(([key, count]) => (
          <div key={key}>
            <dt>{say(key)}</dt>
            <dd>{count === undefined ? '–' : number(count)}</dd>
          </div>
        ))}
      </dl>
      <Freshness status={data?.status} />
    </section>
  );
}

function Freshness({ status }: { status: OverviewQuery['status'] | undefined }) {
  const say = useTexts(frontTexts);
  const { number, moment } = useFormat();
  if (!status) return <p>&nbsp;</p>;
  const { lastChangeAt, lastChange, lasting } = status;
  return (
    <>
      <p>{lastChangeAt ? say('fresh', { moment: moment(lastChangeAt), number: number(lastChange) }) : say('never')}</p>
      {!lasting && <Alert kind="info">{say('sandbox')}</Alert>}
    </>
  );
}
