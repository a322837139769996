import { useMemo } from 'react';
import type { Column, Filter } from '../../list/columns.ts';
import { levelTexts } from '../../pieces/codes.ts';
import { DagtilbudLink } from '../../pieces/DagtilbudLink.tsx';
import { StatusBadge } from '../../pieces/StatusBadge.tsx';
import { type Found, placeOf } from '../../search/hits.ts';
import { useLanguage, useTexts } from '../../texts/texts.ts';
import { searchPageTexts } from './search-page-texts.ts';

/** What is shown of each thing that was found. */
export function useFoundColumns(): Column<Found>[] {
  const say = useTexts(searchPageTexts);
  const level = useTexts(levelTexts);
  const [language] = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are those of the language
  return useMemo(
    () => [
      {
        id: 'navn',
        heading: say('name'),
        text: ({ navn }) => navn,
        show: ({ nummer, navn, __typename }) => <DagtilbudLink {...{ nummer, navn, niveau: __typename }} />,
      },
      { id: 'nummer', heading: say('number'), text: ({ nummer }) => nummer },
      { id: 'type', heading: say('level'), text: ({ __typename }) => level(__typename) },
      { id: 'adresse', heading: say('address'), text: (found) => placeOf(found).adresse },
      { id: 'kommune', heading: say('kommune'), text: (found) => placeOf(found).kommune },
      {
        id: 'status',
        heading: say('status'),
        text: ({ aktiv }) => level(aktiv ? 'active' : 'closed'),
        show: ({ aktiv }) => <StatusBadge aktiv={aktiv} />,
      },
    ],
    [language],
  );
}

/** What the list can be narrowed to. */
export function useFoundFilters(): Filter<Found>[] {
  const say = useTexts(searchPageTexts);
  return [
    { id: 'aktive', label: say('active'), keeps: ({ aktiv }) => aktiv },
    {
      id: 'daginstitutioner',
      label: say('daginstitution'),
      keeps: ({ __typename }) => __typename === 'Daginstitution',
    },
    { id: 'enheder', label: say('enhed'), keeps: ({ __typename }) => __typename === 'Anvisningsenhed' },
  ];
}
