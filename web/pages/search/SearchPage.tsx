import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { kommuner, search } from '../../ask/questions.ts';
import { Page } from '../../frame/Page.tsx';
import { flat } from '../../list/columns.ts';
import { DataList } from '../../list/DataList.tsx';
import { Loaded } from '../../pieces/Loaded.tsx';
import { kommunerNamed } from '../../search/hits.ts';
import { SearchBox } from '../../search/SearchBox.tsx';
import { useFormat } from '../../texts/format.ts';
import { useTexts } from '../../texts/texts.ts';
import { useFoundColumns, useFoundFilters } from './found-columns.tsx';
import { searchPageTexts } from './search-page-texts.ts';

/** As many as one question to the API may be answered with. */
const most = 1000;

/** All that a text finds, as a list. */
export function SearchPage() {
  const say = useTexts(searchPageTexts);
  const { tekst = '' } = useSearch({ from: '/soeg' });
  return (
    <Page title={tekst === '' ? say('title') : say('titleOf', { text: tekst })} above={[]}>
      <SearchBox key={tekst} begun={tekst} />
      {tekst !== '' && <Found text={tekst} />}
    </Page>
  );
}

function Found({ text }: { text: string }) {
  const say = useTexts(searchPageTexts);
  const { number } = useFormat();
  const answer = useQuery(search(text, most));
  const columns = useFoundColumns();
  const filters = useFoundFilters();
  const nodes = answer.data?.nodes;
  const trees = useMemo(
    () =>
      flat(
        (nodes ?? []).map(({ dagtilbud }) => dagtilbud),
        ({ __typename, nummer }) => `${__typename}:${nummer}`,
      ),
    [nodes],
  );
  return (
    <>
      <Named text={text} />
      <Loaded of={answer}>
        {(found) =>
          found && found.totalCount > 0 ? (
            <>
              {found.totalCount > most && (
                <p>{say('first', { most: number(most), total: number(found.totalCount) })}</p>
              )}
              <DataList
                caption={say('caption')}
                fileName="dagtilbud"
                {...{ columns, filters, trees }}
                isSearched={false}
              />
            </>
          ) : (
            <p>{say('none')}</p>
          )
        }
      </Loaded>
    </>
  );
}

/** Municipalities of that name, which the search of units does not give. */
function Named({ text }: { text: string }) {
  const say = useTexts(searchPageTexts);
  const { data = [] } = useQuery(kommuner);
  const named = kommunerNamed(text, data);
  if (named.length === 0) return null;
  return (
    <p>
      {say('kommuner')}{' '}
      {named.map(({ kode, navn }, index) => (
        <span key={kode}>
          {index > 0 && ', '}
          <Link to="/kommune/$kode" params={{ kode }}>
            {navn}
          </Link>
        </span>
      ))}
    </p>
  );
}
