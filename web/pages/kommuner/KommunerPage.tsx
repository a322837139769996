import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { kommuner } from '../../ask/questions.ts';
import { Page } from '../../frame/Page.tsx';
import type { KommunerQuery } from '../../generated/graphql.ts';
import { type Column, flat } from '../../list/columns.ts';
import { DataList } from '../../list/DataList.tsx';
import { Loaded } from '../../pieces/Loaded.tsx';
import { danish } from '../../texts/format.ts';
import { defineTexts, useLanguage, useTexts } from '../../texts/texts.ts';

const texts = defineTexts(
  'kommuner',
  { title: 'Kommuner', name: 'Kommune', code: 'Kommunekode', region: 'Region' },
  { title: 'Municipalities', name: 'Municipality', code: 'Code', region: 'Region' },
);

type Kommune = NonNullable<KommunerQuery['kommuner']>['nodes'][number];

/** All municipalities, each with the way to its page. */
export function KommunerPage() {
  const say = useTexts(texts);
  const answer = useQuery(kommuner);
  const columns = useColumns();
  const trees = useMemo(
    () =>
      flat(
        [...(answer.data ?? [])].sort((a, b) => danish.compare(a.navn, b.navn)),
        ({ kode }) => kode,
      ),
    [answer.data],
  );
  return (
    <Page title={say('title')} above={[]}>
      <Loaded of={answer}>
        {() => <DataList caption={say('title')} fileName="kommuner" columns={columns} trees={trees} />}
      </Loaded>
    </Page>
  );
}

function useColumns(): Column<Kommune>[] {
  const say = useTexts(texts);
  const [language] = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are those of the language
  return useMemo(
    () => [
      {
        id: 'navn',
        heading: say('name'),
        text: ({ navn }) => navn,
        show: ({ kode, navn }) => (
          <Link to="/kommune/$kode" params={{ kode }}>
            {navn}
          </Link>
        ),
      },
      { id: 'kode', heading: say('code'), text: ({ kode }) => kode },
      { id: 'region', heading: say('region'), text: ({ region }) => region },
    ],
    [language],
  );
}
