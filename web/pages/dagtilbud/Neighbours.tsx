import { levelTexts } from '../../pieces/codes.ts';
import { DagtilbudLink } from '../../pieces/DagtilbudLink.tsx';
import { StatusBadge } from '../../pieces/StatusBadge.tsx';
import { useTexts } from '../../texts/texts.ts';
import { dagtilbudTexts } from './dagtilbud-texts.ts';
import { aboveOf, belowOf, type Found, type Nabo } from './found.ts';

/** What it belongs to, and what belongs to it: those that exist first. */
export function Neighbours({ found }: { found: Found }) {
  const say = useTexts(dagtilbudTexts);
  const below = belowOf(found).toSorted((a, b) => Number(b.aktiv) - Number(a.aktiv));
  const groups = found.__typename === 'Anvisningsenhed' ? (found.dagplejegrupper ?? []) : [];
  return (
    <section aria-labelledby="neighbours">
      <h2 className="h3" id="neighbours">
        {say('neighbours')}
      </h2>
      <Group heading={say('above')} of={aboveOf(found)} />
      <Group heading={say('below')} of={below} />
      {groups.length > 0 && (
        <>
          <h3 className="h4">{say('groups')}</h3>
          <ul>
            {groups.map(({ id, navn, basis }) => (
              <li key={id}>
                {navn} ({basis.tekst})
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Group({ heading, of }: { heading: string; of: Nabo[] }) {
  const level = useTexts(levelTexts);
  if (of.length === 0) return null;
  return (
    <>
      <h3 className="h4">{heading}</h3>
      <ul>
        {of.map(({ nummer, navn, aktiv, __typename }) => (
          <li key={`${__typename}${nummer}`}>
            <DagtilbudLink {...{ nummer, navn, niveau: __typename }} /> ({level(__typename)} {nummer}){' '}
            {!aktiv && <StatusBadge aktiv={false} />}
          </li>
        ))}
      </ul>
    </>
  );
}
