import { Page } from '../../frame/Page.tsx';
import { SearchBox } from '../../search/SearchBox.tsx';
import { useTexts } from '../../texts/texts.ts';
import { Entrances } from './Entrances.tsx';
import { frontTexts } from './front-texts.ts';
import { Size } from './Size.tsx';

/** The way in: search, how large and fresh the register is, and where each kind of user begins. */
export function FrontPage() {
  const say = useTexts(frontTexts);
  return (
    <Page title={say('title')}>
      <p className="font-lead">{say('lead')}</p>
      <SearchBox />
      <Size />
      <Entrances />
    </Page>
  );
}
