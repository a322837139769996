import { allRows, type Tree } from '../../list/columns.ts';
import { useFormat } from '../../texts/format.ts';
import { useTexts } from '../../texts/texts.ts';
import { kommuneTexts } from './kommune-texts.ts';
import type { Unit } from './unit-tree.ts';

/** How many of each level exist today, and how much there is to mend: undefined until that is known. */
export function Counts({ trees, findings }: { trees: Tree<Unit>[]; findings: number | undefined }) {
  const say = useTexts(kommuneTexts);
  const { number } = useFormat();
  const active = allRows(trees).filter(({ row }) => row.aktiv);
  const count = (niveau: Unit['niveau']) => active.filter(({ row }) => row.niveau === niveau).length;
  const counts = [
    ['daginstitutioner', count('Daginstitution')],
    ['enheder', count('Anvisningsenhed')],
    ['adresser', count('AlternativAdresse')],
    ['grupper', count('Dagplejegruppe')],
    ['findings', findings],
  ] as const;
  return (
    <section aria-label={say('numbers')}>
      <dl className="figures">
        {counts.map(([key, value]) => (
          <div key={key}>
            <dt>{say(key)}</dt>
            <dd>{value === undefined ? '–' : number(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
