import './dagtilbud.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { dagtilbud } from '../../ask/questions.ts';
import { Page } from '../../frame/Page.tsx';
import type { DagtilbudQuery } from '../../generated/graphql.ts';
import { levelTexts } from '../../pieces/codes.ts';
import { DagtilbudLink } from '../../pieces/DagtilbudLink.tsx';
import { Loaded } from '../../pieces/Loaded.tsx';
import { StatusBadge } from '../../pieces/StatusBadge.tsx';
import { useTexts } from '../../texts/texts.ts';
import { Copy } from './Copy.tsx';
import { dagtilbudTexts } from './dagtilbud-texts.ts';
import { Fields } from './Fields.tsx';
import { Findings } from './Findings.tsx';
import { aboveOf, type Found, foundIn, kommuneOf } from './found.ts';
import { Neighbours } from './Neighbours.tsx';
import { Today } from './Today.tsx';
import { UniloginStatus } from './UniloginStatus.tsx';

/** What a number stands for, on whichever level. */
export function DagtilbudPage() {
  const say = useTexts(dagtilbudTexts);
  const { nummer } = useParams({ from: '/dagtilbud/$nummer' });
  const { niveau } = useSearch({ from: '/dagtilbud/$nummer' });
  const answer = useQuery(dagtilbud(nummer));
  const [found, ...others] = answer.data ? foundIn(answer.data, niveau) : [];
  const title = found?.navn ?? (answer.data ? say('unknown', { nummer }) : ' ');
  return (
    <Page title={title} above={found ? wayTo(found) : []} beside={found && <StatusBadge aktiv={found.aktiv} />}>
      <Loaded of={answer}>
        {(data) => (found ? <Whole found={found} others={others} data={data} /> : <Unknown />)}
      </Loaded>
    </Page>
  );
}

const wayTo = (found: Found) => {
  const { kode, navn } = kommuneOf(found);
  return [
    { to: `/kommune/${kode}`, name: navn },
    ...aboveOf(found).map(({ nummer, navn: name }) => ({ to: `/dagtilbud/${nummer}`, name })),
  ];
};

function Unknown() {
  const say = useTexts(dagtilbudTexts);
  return (
    <>
      <p>{say('unknownText')}</p>
      <Link to="/soeg">{say('toSearch')}</Link>
    </>
  );
}

function Whole({ found, others, data }: { found: Found; others: Found[]; data: DagtilbudQuery }) {
  const level = useTexts(levelTexts);
  return (
    <>
      <p className="font-lead">
        {level(found.__typename)} {found.nummer}
      </p>
      <Others others={others} />
      <Today found={found} current={data.nuvaerende ?? []} />
      <Findings found={found} />
      <Fields found={found} />
      {found.__typename !== 'Daginstitution' && <UniloginStatus unit={found} />}
      <Neighbours found={found} />
      <Copy found={found} />
    </>
  );
}

/** In old data a number can stand on more than one level. */
function Others({ others }: { others: Found[] }) {
  const say = useTexts(dagtilbudTexts);
  const level = useTexts(levelTexts);
  if (others.length === 0) return null;
  return (
    <p>
      {say('twice')}{' '}
      {others.map(({ nummer, navn, __typename }) => (
        <span key={__typename}>
          {level(__typename)}: <DagtilbudLink {...{ nummer, navn, niveau: __typename }} />{' '}
        </span>
      ))}
    </p>
  );
}
