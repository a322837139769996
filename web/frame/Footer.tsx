import { Link } from '@tanstack/react-router';
import { useTexts } from '../texts/texts.ts';
import { frameTexts } from './frame-texts.ts';

/** What the register is, and what lies beside its pages. */
export function Footer() {
  const say = useTexts(frameTexts);
  return (
    <footer>
      <div className="footer">
        <div className="container">
          <div className="row">
            <section className="col-12 col-md-6 footer-col">
              <h2 className="h4">{say('about')}</h2>
              <p>{say('aboutText')}</p>
            </section>
            <section className="col-12 col-md-6 footer-col">
              <h2 className="h4">{say('links')}</h2>
              <ul className="unstyled-list">
                <li>
                  <Link to="/tilgaengelighed">{say('accessibility')}</Link>
                </li>
                <li>
                  <a href="/eksport/samlet.csv">{say('exportCsv')}</a>
                </li>
                <li>
                  <a href="/schema.graphql">{say('schema')}</a>
                </li>
              </ul>
            </section>
          </div>
        </div>
      </div>
    </footer>
  );
}
