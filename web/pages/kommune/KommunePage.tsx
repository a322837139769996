import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { findings, type KommuneTree, kommune } from '../../ask/questions.ts';
import { Page } from '../../frame/Page.tsx';
import { keepWanted } from '../../list/columns.ts';
import { DataList } from '../../list/DataList.tsx';
import { useListState } from '../../list/list-state.ts';
import { Loaded } from '../../pieces/Loaded.tsx';
import { type Say, useTexts } from '../../texts/texts.ts';
import { Counts } from './Counts.tsx';
import { Files } from './Files.tsx';
import { kommuneTexts } from './kommune-texts.ts';
import { useUnitColumns, useUnitFilters } from './unit-columns.tsx';
import { unitTree } from './unit-tree.ts';

/** A municipality: how much it has of each level, and the tree of it. */
export function KommunePage() {
  const say = useTexts(kommuneTexts);
  const { kode } = useParams({ from: '/kommune/$kode' });
  const answer = useQuery(kommune(kode));
  const title = answer.data ? titleOf(answer.data.navn, say) : answer.data === null ? say('unknown', { kode }) : ' ';
  return (
    <Page title={title} above={[{ to: '/kommuner', name: say('list') }]}>
      <Loaded of={answer}>{(found) => (found ? <Found kommune={found} /> : <Unknown />)}</Loaded>
    </Page>
  );
}

/** As each calls itself: two add more than the word to the name that the register has, and one is no municipality. */
function titleOf(navn: string, say: Say<keyof typeof kommuneTexts.da>): string {
  const own = { København: 'copenhagen', Bornholm: 'bornholm', Christiansø: 'christiansoe' } as const;
  return navn in own ? say(own[navn as keyof typeof own]) : say('title', { name: navn });
}

function Unknown() {
  const say = useTexts(kommuneTexts);
  return (
    <>
      <p>{say('unknownText')}</p>
      <Link to="/kommuner">{say('toList')}</Link>
    </>
  );
}

function Found({ kommune }: { kommune: KommuneTree }) {
  const say = useTexts(kommuneTexts);
  const { kode, region } = kommune;
  const found = useQuery(findings(kode));
  const [{ vis = [] }] = useListState();
  const columns = useUnitColumns();
  const filters = useUnitFilters();
  const all = useMemo(() => unitTree(kommune, found.data ?? []), [kommune, found.data]);
  const isClosedShown = vis.includes('nedlagte');
  const trees = useMemo(
    () => (isClosedShown ? all : keepWanted(all, ({ aktiv }) => aktiv, false)),
    [all, isClosedShown],
  );
  return (
    <>
      <p className="font-lead">{say('facts', { kode, region })}</p>
      <Counts trees={all} findings={found.data?.length} />
      <h2>{say('tree')}</h2>
      <p>{say('treeHint')}</p>
      <DataList caption={say('tree')} fileName={`kommune-${kode}`} {...{ columns, filters, trees }} />
      <Files kode={kode} />
    </>
  );
}
