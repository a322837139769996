import { Link } from '@tanstack/react-router';
import { Icon } from '../pieces/Icon.tsx';
import { useLanguage, useTexts } from '../texts/texts.ts';
import { frameTexts } from './frame-texts.ts';

const links = [
  ['/', 'front'],
  ['/soeg', 'search'],
  ['/kommuner', 'kommuner'],
] as const;

/** The name of the site, its main menu and the choice of language. */
export function Header() {
  const say = useTexts(frameTexts);
  const [language, choose] = useLanguage();
  const other = language === 'da' ? 'en' : 'da';
  return (
    <header className="header">
      <div className="solution-info">
        <div className="solution-info-inner container">
          <div className="solution-heading">
            <Link to="/">{say('site')}</Link>
          </div>
          <button type="button" className="function-link" lang={other} onClick={() => choose(other)}>
            <Icon name="language" />
            {say('language')}
          </button>
        </div>
      </div>
      <div className="navigation-menu">
        <div className="navigation-menu-inner container">
          <nav className="nav" aria-label={say('menu')}>
            <ul className="mainmenu">
              {links.map(([to, key]) => (
                <li key={to}>
                  <Link to={to} className="nav-link" activeOptions={{ exact: true, includeSearch: false }}>
                    <span>{say(key)}</span>
                  </Link>
                </li>
              ))}
              <li>
                <a href="/graphql" className="nav-link">
                  <span>{say('graphiql')}</span>
                </a>
              </li>
            </ul>
          </nav>
        </div>
      </div>
    </header>
  );
}
