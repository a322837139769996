import { defineTexts } from '../texts/texts.ts';

export const searchTexts = defineTexts(
  'search',
  {
    label: 'Navn, adresse, nummer eller kommune',
    hint: 'Fx “solstrålen silkeborg”, “Skovvej 4”, G18072, et CVR-nummer eller et P-nummer.',
    button: 'Søg',
    all: 'Vis alle {{count}} resultater',
    found_one: '{{shown}} resultat. Brug pil ned for at vælge.',
    found_other: '{{shown}} resultater. Brug pil ned for at vælge.',
    none: 'Intet fundet. Prøv færre ord, eller tjek stavemåden.',
    municipality: 'Kommune {{kode}}, Region {{region}}',
    partOf: 'hører til {{name}}',
    results: 'Søgeresultater',
  },
  {
    label: 'Name, address, number or municipality',
    hint: 'For example “solstrålen silkeborg”, “Skovvej 4”, G18072, a CVR number or a P-number.',
    button: 'Search',
    all: 'Show all {{count}} results',
    found_one: '{{shown}} result. Press arrow down to choose.',
    found_other: '{{shown}} results. Press arrow down to choose.',
    none: 'Nothing found. Try fewer words, or check the spelling.',
    municipality: 'Municipality {{kode}}, Region {{region}}',
    partOf: 'belongs to {{name}}',
    results: 'Results of the search',
  },
);
