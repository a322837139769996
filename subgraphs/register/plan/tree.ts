import { isShowable } from '../../common/text/clean-text.ts';
import { mapInTurns } from '../../common/turns/turns.ts';
import type { Problem } from '../answer/fejl.ts';
import type { Niveau, Rows } from '../dagtilbud/fields.ts';
import { placeColumns, reference } from '../dagtilbud/place-inputs.ts';
import type { Fields } from '../draft/command.ts';
import { problem } from '../errors/refusals.ts';
import type { ExternalKey, KommuneRows } from './plan.reader.ts';
import type {
  KommuneTreeInput,
  TreeAlternativAdresseInput,
  TreeAnvisningsenhedInput,
  TreeDaginstitutionInput,
} from './plan-inputs.ts';

/** A caller's own name for an object. */
export interface SourceKey {
  sourceSystem: string;
  sourceKey: string;
}

/** One object of a tree as a caller wants it. */
export interface TreeObject<N extends Niveau = Niveau> {
  niveau: N;
  nummer: string | null;
  key: SourceKey | null;
  /** What it should hold, without its parent. */
  fields: Fields<N>;
  parent: TreeObject | null;
  /** Where it stands in the input. */
  path: string[];
}

/** A source key in one word, as the diff shows it. A system's name has no colon, so no two keys share a word. */
export const keyText = ({ sourceSystem, sourceKey }: SourceKey): string => `${sourceSystem}:${sourceKey}`;

type Named = { nummer?: string | null; sourceSystem?: string | null; sourceKey?: string | null };

/** Every object of a tree in one list, parents first. */
export function flattenTree({ sourceSystem = null, daginstitutioner }: KommuneTreeInput): TreeObject[] {
  const names = (input: Named) => ({ nummer: nummerOf(input), key: keyOf(input, sourceSystem) });

  const ofDaginstitution = (input: TreeDaginstitutionInput, i: number): TreeObject[] => {
    const path = ['input', 'tree', 'daginstitutioner', String(i)];
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

/** An object of a tree, and what it is in the register. */
export interface ResolvedObject {
  object: TreeObject;
  /** Its number, or "#key" when it is to be created. */
  id: string;
  before: Rows[Niveau] | null;
}

interface Register {
  kommuneKode: string;
  rows: KommuneRows;
  keys: ReadonlyMap<string, ExternalKey>;
  /** Numbers of other municipalities that the tree names. */
  foreign: ReadonlySet<string>;
}

const systemPattern = /^[\p{L}\d][\p{L}\d._-]{0,63}$/u;

export const isStorableKey = ({ sourceKey }: SourceKey): boolean =>
  isShowable(sourceKey) && sourceKey !== '' && [...sourceKey].length <= 128;

/** Finds each object of a tree in the register, and says which ones are named wrongly. */
export async function resolveTree(objects: readonly TreeObject[], register: Register) {
  const resolved = new Map<TreeObject, ResolvedObject>();
  const errors: Problem[] = [];
  const isFirst = first();
  await mapInTurns(objects, (object) => {
    const found = resolve(object, register);
    if ('code' in found) errors.push(found);
    else if (!isFirst(`${object.niveau} ${found.id}`)) errors.push(twice(object, fieldOf(object), found.id));
    // A key stands for one object, whatever its level.
    else if (object.key && !isFirst(`key ${keyText(object.key)}`))
      errors.push(twice(object, 'sourceKey', keyText(object.key)));
    else resolved.set(object, found);
  });
  return { resolved, errors };
}

/** Tells of each name whether it is met for the first time. */
function first(): (name: string) => boolean {
  const seen = new Set<string>();
  return (name) => !seen.has(name) && Boolean(seen.add(name));
}

const twice = ({ path }: TreeObject, field: string, value: string): Problem =>
  problem('OBJECT_TWICE', [...path, field], { field, value: value.replace(/^#/, '') });

function resolve(object: TreeObject, register: Register): ResolvedObject | Problem {
  const { key } = object;
  const malformed = key && keyProblem(object, key);
  if (malformed) return malformed;
  const known = key ? register.keys.get(keyText(key)) : undefined;
  if (key && known && (known.niveau !== object.niveau || (object.nummer ?? known.nummer) !== known.nummer)) {
    const details = { field: 'sourceKey', value: keyText(key), nummer: known.nummer };
    return problem('SOURCE_KEY_TAKEN', [...object.path, 'sourceKey'], details);
  }
  const nummer = object.nummer ?? known?.nummer;
  if (nummer !== undefined) return existing(object, nummer, register);
  if (key) return { object, id: `#${keyText(key)}`, before: null };
  return problem('OBJECT_UNNAMED', object.path, { field: 'nummer', example: 'sourceKey "4711"' });
}

function existing(object: TreeObject, nummer: string, { rows, foreign, kommuneKode }: Register) {
  const before = rows[object.niveau].get(nummer);
  if (before) return { object, id: nummer, before };
  const details = { field: fieldOf(object), value: nummer, niveau: object.niveau, kommune: kommuneKode };
  const isForeign = foreign.has(`${object.niveau} ${nummer}`);
  return problem(isForeign ? 'OBJECT_OF_OTHER_KOMMUNE' : 'NUMMER_UNKNOWN', at(object), details);
}

function keyProblem({ path }: TreeObject, { sourceSystem, sourceKey }: SourceKey): Problem | null {
  const wrong = (field: string, value: string, expected: string, forventet: string, example: string) =>
    problem('VALUE_MALFORMED', [...path, field], { field, value, expected, forventet, example });
  if (!systemPattern.test(sourceSystem))
    return wrong(
      'sourceSystem',
      sourceSystem,
      '1 to 64 letters, digits, dots, hyphens or underscores',
      '1 til 64 bogstaver, cifre, punktummer, bindestreger eller understreger',
      'pladsanvisning',
    );
  if (!isStorableKey({ sourceSystem, sourceKey }))
    return wrong(
      'sourceKey',
      sourceKey,
      '1 to 128 characters without control characters',
      '1 til 128 tegn uden styretegn',
      '4711',
    );
  return null;
}

const fieldOf = ({ nummer }: TreeObject) => (nummer === null ? 'sourceKey' : 'nummer');
const at = (object: TreeObject): string[] => [...object.path, fieldOf(object)];
