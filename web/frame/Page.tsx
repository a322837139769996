import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../pieces/Icon.tsx';
import { useTexts } from '../texts/texts.ts';
import { frameTexts } from './frame-texts.ts';

interface PageProps {
  /** What the page is about: its heading, and its title in the browser. */
  title: string;
  /** The pages above it, from the front page down. */
  above?: { to: string; name: string }[];
  /** What stands beside the heading. */
  beside?: ReactNode;
  children: ReactNode;
}

/** The address that the browser came in by: there the reader begins at the top of the page. */
let cameIn: string | null = location.pathname;

/** A page: its title, the way to it, and its content. Whoever comes to it from another begins at its heading. */
export function Page({ title, above, beside, children }: PageProps) {
  const say = useTexts(frameTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  const site = say('site');
  useEffect(() => {
    document.title = title === site ? site : `${title} – ${site}`;
  }, [title, site]);
  useEffect(() => {
    if (pathname !== cameIn) {
      cameIn = null;
      heading.current?.focus();
    }
  }, [pathname]);
  return (
    <>
      {above && <Breadcrumbs above={[{ to: '/', name: say('front') }, ...above]} here={title} />}
      <div className="page-heading">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {beside}
      </div>
      {children}
    </>
  );
}

function Breadcrumbs({ above, here }: { above: { to: string; name: string }[]; here: string }) {
  const say = useTexts(frameTexts);
  return (
    <nav className="breadcrumbs" aria-label={say('breadcrumb')}>
      <ol className="breadcrumbs__list">
        {above.map(({ to, name }, index) => (
          <li key={to} className="breadcrumbs__list-item">
            {index > 0 && <Icon name="chevron-right" />}
            <Link className="breadcrumbs__link" to={to}>
              {name}
            </Link>
          </li>
        ))}
        <li className="breadcrumbs__list-item" aria-current="page">
          <Icon name="chevron-right" />
          {here}
        </li>
      </ol>
    </nav>
  );
}
