import { type ClassType, Field, InputType, registerEnumType } from 'type-graphql';

/** What each value of a closed vocabulary means, by the value as code and database have it. */
type Meanings<Value extends string> = Readonly<Record<Value, string>>;

/**
 * A closed vocabulary as the schema has it: an enum whose values are written in capitals, "alternativAdresse" as
 * ALTERNATIV_ADRESSE. Code and database keep their own spelling.
 */
export function vocabulary<Value extends string>(name: string, description: string, meanings: Meanings<Value>) {
  const values = Object.entries<string>(meanings).map(
    ([value, meaning]) => [nameOf(value), value as Value, meaning] as const,
  );
  const type = Object.fromEntries(values.map(([key, value]) => [key, value])) as Record<string, Value>;
  const valuesConfig = Object.fromEntries(values.map(([key, , meaning]) => [key, { description: meaning }]));
  registerEnumType(type, { name, description, valuesConfig });
  return type;
}

const letters: Record<string, string> = { æ: 'ae', ø: 'oe', å: 'aa' };

const nameOf = (value: string): string =>
  value
    .replace(/[æøå]/g, (letter) => letters[letter] ?? letter)
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/\W/g, '_')
    .toUpperCase();

/** How a field of a closed vocabulary is compared. */
export interface ValueFilter<Value extends string = string> {
  eq?: Value | null;
  in?: Value[] | null;
}

/** The filter of a vocabulary's fields, as `KodeFilter` is that of codes. */
export function filterOf<Value extends string>(
  type: Record<string, Value>,
  name: string,
): ClassType<ValueFilter<Value>> {
  @InputType(`${name}Filter`, {
    description: `How a field of ${name} is compared. An empty filter is refused (FILTER_EMPTY).`,
  })
  class VocabularyFilter implements ValueFilter<Value> {
    @Field(() => type, { nullable: true, description: 'This value. Explicit null finds rows where there is none.' })
    eq?: Value | null;

    @Field(() => [type], { nullable: true, description: 'Any of these values. An empty list finds nothing.' })
    in?: Value[] | null;
  }
  return VocabularyFilter;
}
