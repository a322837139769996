import {
  type ArgumentNode,
  type ConstValueNode,
  type GraphQLArgument,
  GraphQLBoolean,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLNonNull,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  Kind,
  parseType,
  type ValueNode,
  type VariableDefinitionNode,
  type VariableNode,
  valueFromASTUntyped,
} from 'graphql';
import { type Catalogue, realValue } from './catalogue.ts';
import type { Random } from './random.ts';

/** Where a value stands: the type that it has to do with, and the name that says what it is. */
interface Place {
  type: string;
  name: string;
  /** How many objects and lists are around it. */
  depth: number;
}

const nameOf = (value: string) => ({ kind: Kind.NAME, value }) as const;
const variableNode = (name: string): VariableNode => ({ kind: Kind.VARIABLE, name: nameOf(name) });

/** Names that executors use for variables of their own. */
const takenNames = [
  'representations',
  '_v0_first',
  '_0_where',
  'first',
  'last',
  'where',
  '__key',
  'input',
  'keys',
  'typename',
];
const conditionType = new GraphQLNonNull(GraphQLBoolean);
const filterWords = new Set(['eq', 'in', 'startsWith', 'contains', 'AND', 'OR']);
const days = ['2026-12-08', '2026-01-01', '2024-08-01', '2030-06-30', '2010-01-01'];
const moments = ['2099-01-01T00:00:00Z', '2000-01-01T00:00:00Z', '2026-01-31T12:00:00+01:00'];

/** Writes the values of an operation's input, and keeps the variables that some of them are given by. */
export class Inputs {
  readonly definitions: VariableDefinitionNode[] = [];
  readonly variables: Record<string, unknown> = {};
  readonly #random: Random;
  readonly #catalogue: Catalogue;
  readonly #byPlace = new Map<string, string[]>();

  constructor(random: Random, catalogue: Catalogue) {
    this.#random = random;
    this.#catalogue = catalogue;
  }

  /** Arguments of a field whose answer is of `type`. */
  arguments(args: readonly GraphQLArgument[], type: string): ArgumentNode[] {
    const about = type.replace(/(Connection|Payload|Page)$/, '');
    const left = this.#otherWay(args);
    return args
      .filter((arg) => !left.includes(arg.name) && this.#isGiven(arg))
      .map((arg) => {
        const place = { type: about, name: arg.name, depth: 0 };
        const value = arg.name === 'dryRun' ? this.#dryRun() : this.value(arg.type, place, isDefaulted(arg));
        return { kind: Kind.ARGUMENT, name: nameOf(arg.name), value };
      });
  }

  /** What of a page's arguments is not said: a page goes one way; now and then both are asked for, which is refused. */
  #otherWay(args: readonly GraphQLArgument[]): string[] {
    if (!args.some(({ name }) => name === 'last') || this.#random.chance(0.05)) return [];
    return this.#random.chance(0.7) ? ['last', 'before'] : ['first', 'after'];
  }

  #isGiven(arg: GraphQLArgument): boolean {
    if (isRequiredArgument(arg) || arg.name === 'dryRun') return true;
    if (arg.name === 'idempotencyKey') return false;
    return this.#random.chance(
      { first: 0.8, last: 0.95, where: 0.4, asOf: 0.05, after: 0.08, before: 0.15 }[arg.name] ?? 0.25,
    );
  }

  /** Nothing is ever written: true, in each of the ways to say so. */
  #dryRun(): ValueNode {
    const yes = { kind: Kind.BOOLEAN, value: true } as const;
    if (this.#random.chance(0.7)) return yes;
    const isDefault = this.#random.chance(0.5);
    return this.#declare('Boolean!', isDefault ? yes : undefined, isDefault ? undefined : yes);
  }

  /** A condition of @skip or @include. */
  condition(): ValueNode {
    if (this.#random.chance(0.4)) return { kind: Kind.BOOLEAN, value: this.#random.chance(0.5) };
    return this.#variable(conditionType, { type: '', name: 'if', depth: 0 }, false);
  }

  value(type: GraphQLInputType, place: Place, isDefaulted = false): ValueNode {
    if (this.definitions.length < 8 && this.#random.chance(0.22)) return this.#variable(type, place, isDefaulted);
    return this.#literal(type, place, true);
  }

  #literal(type: GraphQLInputType, place: Place, mayVary: boolean): ValueNode {
    if (!isNonNullType(type) && this.#random.chance(0.03)) return { kind: Kind.NULL };
    const nullable = getNullableType(type);
    const inner = { ...place, depth: place.depth + 1 };
    const part = (of: GraphQLInputType, at: Place, defaulted = false) =>
      mayVary ? this.value(of, at, defaulted) : this.#literal(of, at, false);
    if (isListType(nullable)) {
      if (this.#random.chance(0.1))
        return this.#literal(new GraphQLNonNull(getNullableType(nullable.ofType)), inner, false);
      const values = Array.from({ length: 1 + this.#random.below(3) }, () => part(nullable.ofType, inner));
      return { kind: Kind.LIST, values };
    }
    if (isInputObjectType(nullable)) return this.#object(nullable, inner, part);
    if (isEnumType(nullable)) return { kind: Kind.ENUM, value: this.#random.pick(nullable.getValues()).name };
    return this.#scalar(getNamedType(nullable).name, place);
  }

  #object(
    type: GraphQLInputObjectType,
    place: Place,
    part: (type: GraphQLInputType, place: Place, isDefaulted: boolean) => ValueNode,
  ): ValueNode {
    const about = subjectOf(type.name);
    const fields = Object.values(type.getFields()).filter((field) => this.#isFieldGiven(field, place.depth));
    return {
      kind: Kind.OBJECT,
      fields: fields.map(({ name, type, defaultValue }) => ({
        kind: Kind.OBJECT_FIELD,
        name: nameOf(name),
        value: part(
          type,
          { type: about ?? place.type, name: filterWords.has(name) ? place.name : name, depth: place.depth },
          defaultValue !== undefined,
        ),
      })),
    };
  }

  #isFieldGiven(field: GraphQLInputField, depth: number): boolean {
    if (isRequiredInputField(field)) return true;
    if (depth > 4 && !filterWords.has(field.name)) return false;
    if (['AND', 'OR'].includes(field.name)) return depth < 4 && this.#random.chance(0.08);
    return this.#random.chance(filterWords.has(field.name) ? 0.4 : 0.2);
  }

  #scalar(type: string, { type: about, name }: Place): ConstValueNode {
    const random = this.#random;
    const text = (value: string): ConstValueNode => ({ kind: Kind.STRING, value });
    if (type === 'Int')
      return { kind: Kind.INT, value: String(name === 'after' ? random.below(200) : random.below(6)) };
    if (type === 'Float')
      return random.pick([
        { kind: Kind.INT, value: '1' },
        { kind: Kind.FLOAT, value: '55.5' },
      ]);
    if (type === 'Boolean') return { kind: Kind.BOOLEAN, value: random.chance(0.5) };
    const real = random.chance(0.95) ? realValue(this.#catalogue, random, about, name) : undefined;
    if (type === 'LocalDate') return text(real && random.chance(0.5) ? real : random.pick(days));
    if (type === 'DateTime') return text(random.pick(moments));
    if (type === 'ID' && random.chance(0.02)) return { kind: Kind.INT, value: '12' };
    return text(real ?? random.pick(['G99999', '101', 'Prøve', '', 'nord']));
  }

  /** A variable that may stand there: with a value, with null, left out, with a default. */
  #variable(type: GraphQLInputType, place: Place, isDefaulted: boolean): VariableNode {
    const random = this.#random;
    const key = `${type} ${place.name} ${isDefaulted}`;
    const known = this.#byPlace.get(key) ?? [];
    if (known.length > 0 && random.chance(0.4)) return variableNode(random.pick(known));
    const isNullable = !isNonNullType(type);
    const value = () => this.#literal(new GraphQLNonNull(getNullableType(type)), place, false);
    const loose = isNullable ? random.chance(0.75) : random.chance(isDefaulted ? 0.5 : 0.2);
    const fallback = random.chance(0.2) || (loose && !isNullable && !isDefaulted) ? value() : undefined;
    const declared = `${getNullableType(type)}${loose ? '' : '!'}`;
    const isLeftOut = (loose || fallback) && random.chance(0.35);
    const given = loose && random.chance(0.06) ? ({ kind: Kind.NULL } as const) : value();
    const made = this.#declare(declared, fallback, isLeftOut ? undefined : given);
    this.#byPlace.set(key, [...known, made.name.value]);
    return made;
  }

  #declare(type: string, defaultValue: ValueNode | undefined, value: ValueNode | undefined): VariableNode {
    const taken = this.definitions.map(({ variable }) => variable.name.value);
    const free = takenNames.filter((name) => !taken.includes(name));
    const name = free.length > 0 && this.#random.chance(0.1) ? this.#random.pick(free) : `v${taken.length}`;
    const variable = variableNode(name);
    this.definitions.push({
      kind: Kind.VARIABLE_DEFINITION,
      variable,
      type: parseType(type),
      ...(defaultValue && { defaultValue: defaultValue as ConstValueNode }),
    });
    if (value) this.variables[name] = valueFromASTUntyped(value);
    return variable;
  }
}

const isDefaulted = ({ defaultValue }: GraphQLArgument) => defaultValue !== undefined;

/** Of "UpdateGruppeInput" and "GruppeWhere": "Gruppe". A filter has to do with what it stands in. */
const subjectOf = (input: string): string | undefined =>
  /Filter$/.test(input)
    ? undefined
    : input.replace(/^(Create|Update|Close|Move|Attach|Cancel|End)/, '').replace(/(Where|RowInput|Input)$/, '');
