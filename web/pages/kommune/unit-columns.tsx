import { useMemo } from 'react';
import type { Column, Filter } from '../../list/columns.ts';
import { levelTexts } from '../../pieces/codes.ts';
import { DagtilbudLink } from '../../pieces/DagtilbudLink.tsx';
import { FindingLines } from '../../pieces/FindingLines.tsx';
import { StatusBadge } from '../../pieces/StatusBadge.tsx';
import { useLanguage, useTexts } from '../../texts/texts.ts';
import { kommuneTexts } from './kommune-texts.ts';
import type { Unit } from './unit-tree.ts';

/** What is shown of each line of the tree, and what its files have beside. */
export function useUnitColumns(): Column<Unit>[] {
  const say = useTexts(kommuneTexts);
  const level = useTexts(levelTexts);
  const [language] = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are those of the language
  return useMemo(
    () => [
      { id: 'navn', heading: say('name'), text: ({ navn }) => navn, show: (unit) => <Name {...unit} /> },
      { id: 'type', heading: say('level'), text: ({ niveau }) => level(niveau) },
      { id: 'slags', heading: say('kind'), text: ({ slags }) => slags },
      { id: 'nummer', heading: say('number'), text: ({ nummer }) => nummer },
      { id: 'adresse', heading: say('address'), text: ({ adresse }) => adresse },
      {
        id: 'fund',
        heading: say('toMend'),
        text: ({ findings }) => findings.map((one) => one[language]).join(' '),
        show: ({ findings }) => <FindingLines findings={findings} />,
      },
      { id: 'status', heading: say('status'), text: ({ aktiv }) => level(aktiv ? 'active' : 'closed'), isHidden: true },
      { id: 'cvr', heading: say('cvr'), text: ({ cvrNummer }) => cvrNummer, isHidden: true },
      { id: 'pnummer', heading: say('pNumber'), text: ({ pNummer }) => pNummer, isHidden: true },
      { id: 'email', heading: say('email'), text: ({ email }) => email, isHidden: true },
      { id: 'telefon', heading: say('phone'), text: ({ telefonNummer }) => telefonNummer, isHidden: true },
      { id: 'unilogin', heading: say('unilogin'), text: ({ udenUnilogin }) => udenUnilogin, isHidden: true },
    ],
    [language],
  );
}

function Name({ nummer, navn, niveau, aktiv }: Unit) {
  if (niveau === 'Dagplejegruppe') return navn;
  return (
    <>
      <DagtilbudLink nummer={nummer} navn={navn} niveau={niveau} /> {!aktiv && <StatusBadge aktiv={false} />}
    </>
  );
}

/** What the tree can be narrowed to. The page takes closed ones out unless they are wanted. */
export function useUnitFilters(): Filter<Unit>[] {
  const say = useTexts(kommuneTexts);
  return [
    { id: 'nedlagte', label: say('closed') },
    { id: 'fund', label: say('withFindings'), keeps: ({ findings }) => findings.length > 0 },
    { id: 'udenUnilogin', label: say('withoutUnilogin'), keeps: ({ udenUnilogin }) => udenUnilogin !== '' },
  ];
}
