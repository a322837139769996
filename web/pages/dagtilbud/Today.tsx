import { DagtilbudLink } from '../../pieces/DagtilbudLink.tsx';
import { useFormat } from '../../texts/format.ts';
import { useTexts } from '../../texts/texts.ts';
import { dagtilbudTexts } from './dagtilbud-texts.ts';
import type { Found, Nabo } from './found.ts';

/** What the number is today, and the merges and splits that it took part in. */
export function Today({ found, current }: { found: Found; current: Nabo[] }) {
  const say = useTexts(dagtilbudTexts);
  const { nummer } = found;
  const successors = current.filter((one) => one.nummer !== nummer);
  const steps = [
    ...found.forgaengere.map((step) => ({ step, key: `${step.kind}_from` as const })),
    ...found.efterfoelgere.map((step) => ({ step, key: `${step.kind}_to` as const })),
  ].sort((a, b) => a.step.dag.localeCompare(b.step.dag));
  return (
    <section aria-labelledby="today">
      <h2 className="h3" id="today">
        {say('today')}
      </h2>
      {successors.length > 0 ? (
        <>
          <p>{say('todayOther', { nummer })}</p>
          <ul>
            {successors.map((one) => (
              <li key={one.nummer}>
                <DagtilbudLink nummer={one.nummer} navn={one.navn} niveau={one.__typename} /> ({one.nummer})
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{say(found.aktiv ? 'todaySame' : 'todayNone', { nummer })}</p>
      )}
      {steps.length > 0 && <Steps steps={steps} />}
    </section>
  );
}

interface Step {
  step: Found['efterfoelgere'][number];
  key: 'MERGE_to' | 'SPLIT_to' | 'MERGE_from' | 'SPLIT_from';
}

function Steps({ steps }: { steps: Step[] }) {
  const say = useTexts(dagtilbudTexts);
  const { day } = useFormat();
  return (
    <>
      <h3 className="h4">{say('succession')}</h3>
      <ol>
        {steps.map(({ step, key }) => {
          const { nummer, navn, __typename } = step.dagtilbud;
          return (
            <li key={`${key}${nummer}`}>
              {say(key, { name: `${navn} (${nummer})`, day: day(step.dag) })}
              {step.reason ? `: ${step.reason}. ` : '. '}
              <DagtilbudLink nummer={nummer} navn={nummer} niveau={__typename} />
            </li>
          );
        })}
      </ol>
    </>
  );
}
