import { placeColumns, reference } from '../dagtilbud/place-inputs.ts';
import type {
  KommuneTreeInput,
  TreeAlternativAdresseInput,
  TreeAnvisningsenhedInput,
  TreeDaginstitutionInput,
} from './tree-inputs.ts';
import type { SourceKey, TreeObject } from './tree-object.ts';

type Named = { nummer?: string | null; sourceSystem?: string | null; sourceKey?: string | null };

/** Every object of a tree in one list, parents first. */
export function flattenTree({ sourceSystem = null, daginstitutioner }: KommuneTreeInput): TreeObject[] {
  const names = (input: Named) => ({ nummer: nummerOf(input), key: keyOf(input, sourceSystem) });

  const ofDaginstitution = (input: TreeDaginstitutionInput, i: number): TreeObject[] => {
    const path = ['tree', 'daginstitutioner', String(i)];
    const { navn, ejerform: ejerformKode, lovgrundlag: lovgrundlagKode } = input;
    const fields = { navn, ejerformKode, lovgrundlagKode };
    const object: TreeObject = { niveau: 'daginstitution', ...names(input), fields, parent: null, path };
    return [object, ...input.anvisningsenheder.flatMap((unit, j) => ofUnit(unit, object, j))];
  };

  const ofUnit = (input: TreeAnvisningsenhedInput, parent: TreeObject, i: number): TreeObject[] => {
    const path = [...parent.path, 'anvisningsenheder', String(i)];
    const fields = { ...placeColumns(input), institutionstypeKode: input.institutionstype };
    const object: TreeObject = { niveau: 'anvisningsenhed', ...names(input), fields, parent, path };
    return [object, ...input.alternativeAdresser.map((adresse, j) => ofAdresse(adresse, object, j))];
  };

  const ofAdresse = (input: TreeAlternativAdresseInput, parent: TreeObject, i: number): TreeObject => {
    const path = [...parent.path, 'alternativeAdresser', String(i)];
    return { niveau: 'alternativAdresse', ...names(input), fields: placeColumns(input), parent, path };
  };

  return daginstitutioner.flatMap(ofDaginstitution);
}

const nummerOf = ({ nummer }: Named) => (nummer == null ? null : reference(nummer));

function keyOf({ sourceKey, sourceSystem }: Named, ofTree: string | null): SourceKey | null {
  return sourceKey == null ? null : { sourceSystem: sourceSystem ?? ofTree ?? '', sourceKey };
}
