import { Outlet } from '@tanstack/react-router';
import { useTexts } from '../texts/texts.ts';
import { Footer } from './Footer.tsx';
import { frameTexts } from './frame-texts.ts';
import { Header } from './Header.tsx';

/** What is around every page. */
export function Frame() {
  const say = useTexts(frameTexts);
  return (
    <>
      <a className="skipnav" href="#main-content">
        {say('skip')}
      </a>
      <Header />
      <main className="container page-container" id="main-content" tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
    </>
  );
}
