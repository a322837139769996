import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/texts.ts';
import { frontTexts } from './front-texts.ts';

const entrances = [
  ['municipal', (text: string) => <Link to="/kommuner">{text}</Link>],
  ['aula', (text: string) => <Link to="/kommuner">{text}</Link>],
  ['vendor', (text: string) => <a href="/graphql">{text}</a>],
  ['support', (text: string) => <Link to="/soeg">{text}</Link>],
] as const satisfies [string, (text: string) => ReactNode][];

/** Where each kind of user begins. */
export function Entrances() {
  const say = useTexts(frontTexts);
  return (
    <section aria-labelledby="entrances">
      <h2 id="entrances">{say('entrances')}</h2>
      <ul className="row card-row">
        {entrances.map(([key, link]) => (
          <li className="col-12 col-md-6" key={key}>
            <div className="card">
              <div className="card-content">
                <h3 className="card-heading">{say(`${key}Head`)}</h3>
                <p>{say(`${key}Text`)}</p>
                {link(say(`${key}Link`))}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
