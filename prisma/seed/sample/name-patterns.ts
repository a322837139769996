import type { DaycareKindName } from './daycare-kinds.ts';
import type { Municipality } from './municipality.ts';
import type { Random } from './random.ts';

/** Patterns by kind, by kind and type, or by type. {N} a word, {K} a club's word, {by} a quarter or village, {vej} the street. */
const former: Readonly<Record<string, readonly string[]>> = {
  '6010': ['Vuggestuen {N}', 'Vuggestuen {N}', 'Vuggestuen {N}', 'Vuggestuen {by}', 'Vuggestuen {vej}'],
  '6011': ['Børnehaven {N}', 'Børnehaven {N}', 'Børnehaven {N}', 'Skovbørnehaven {N}', 'Børnehaven {vej}'],
  '6012': [
    'Børnehuset {N}',
    'Børnehuset {N}',
    'Børnehuset {N}',
    'Børnehuset {N}',
    'Børnehuset {N}',
    'Børnehuset {vej}',
    'Børnehuset {by}',
    'Institutionen {N}',
    'Daginstitutionen {N}',
    'Daginstitutionen {vej}',
    'Børnegården {N}',
    'Den integrerede institution {N}',
    'Børneinstitutionen {N}',
    'Naturbørnehuset {N}',
    'Idrætsbørnehuset {N}',
    '{N}',
  ],
  '6014': ['Børnehaven {N}', 'Børnehaven {N}', 'Naturbørnehaven {N}', 'Skovbørnehaven {N}', 'Børnehaven {by}'],
  '6020': ['Fritidshjemmet {N}', 'Fritidshjemmet {N}', 'Fritidshjemmet {vej}'],
  '6021': [
    'Klub {K}',
    'Klubben {K}',
    'Fritidsklubben {K}',
    'Fritids- og ungdomsklubben {K}',
    'Juniorklubben {K}',
    'Klub {vej}',
  ],
  '6022': ['Specialbørnehaven {N}', 'Specialbørnehaven {N}', 'Specialinstitutionen {N}', 'Specialbørnehuset {N}'],
  saerligKlub: ['Specialklubben {K}', 'Specialfritidshjemmet {N}'],
  landsbyordning: ['{by} Skole og Børnehus', '{by} Skole og Børnehus', 'Landsbyordningen {by}', 'Børnebyen {by}'],
  privatDagpleje: ['Den private dagpleje {N}', 'Dagplejen {N}'],
  'pulje/6013': ['Puljedagplejen {N}'],
  pulje: ['Puljeinstitutionen {N}', 'Puljeordningen {N}', 'Puljebørnehuset {N}'],
  'privat/6012': [
    'Børnehuset {N}',
    'Børnehuset {N}',
    'Privatinstitutionen {N}',
    'Den private institution {N}',
    'Naturbørnehuset {N}',
    '{by} Friskoles Børnehus',
    'Det private børnehus {N}',
    '{N}',
  ],
  'privat/6011': [
    'Børnehaven {N}',
    'Den private børnehave {N}',
    '{by} Friskoles Børnehave',
    'Skovbørnehaven {N}',
    'Naturbørnehaven {N}',
  ],
  'privat/6014': ['Børnehaven {N}', 'Den private børnehave {N}', '{by} Friskoles Børnehave', 'Skovbørnehaven {N}'],
  'privat/6010': ['Vuggestuen {N}', 'Den private vuggestue {N}', 'Minivuggestuen {N}'],
  'selvejende/6011': ['Børnehaven {N}', 'Børnehaven {N}', 'Menighedsbørnehaven {by}', 'Den selvejende børnehave {N}'],
};

/** A name for a unit, not yet used in its municipality. */
export function drawNavn(
  municipality: Municipality,
  random: Random,
  unit: { kind: DaycareKindName; type: string; egn: string; vejNavn: string },
): string {
  const patterns = former[`${unit.kind}/${unit.type}`] ?? former[unit.kind] ?? former[unit.type] ?? [];
  return municipality.uniqueName(() =>
    tidy(
      random
        .pick(patterns)
        .replace('{N}', () => municipality.nextWord('boern'))
        .replace('{K}', () => municipality.nextWord('klub'))
        .replace('{by}', unit.egn)
        .replace('{vej}', unit.vejNavn),
    ),
  );
}

/** "Børnehuset Tumlehuset" is called "Tumlehuset". */
function tidy(navn: string): string {
  return navn.replace(/^\S*(huset|gården|haven) (\S+\1)$/, '$2');
}
