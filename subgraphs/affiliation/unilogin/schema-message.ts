const facets: ReadonlyMap<string, string> = new Map([
  ['length', 'the value has the wrong length'],
  ['minLength', 'the value is too short'],
  ['maxLength', 'the value is too long'],
  ['pattern', 'the value does not have the form that is asked for'],
  ['enumeration', 'the value is not in the code list'],
]);

/** What libxml2 says, by a part of it that is always there, and what is said here. */
const sentences: readonly [RegExp, string][] = [
  [/Missing child element/, 'something is missing in the element'],
  [/This element is not expected/, 'the element is not expected here'],
  [/is required but missing/, 'an attribute is missing'],
  [/The attribute '[^']*' is not allowed/, 'an attribute is not in the schema'],
  [/is not a valid value of/, 'the value is not of the right type'],
  [/Character content/, 'there is text where only elements may stand'],
  [/Element content is not allowed/, 'there are elements where only text may stand'],
  [/No matching global declaration/, 'the document is not a UNILoginImport in the namespace that is set'],
];

/**
 * libxml2's message without what it quotes of the document, which may be a CPR number or a name. Nothing is cut out of it,
 * as quotes in values would lead that astray: a new text is made, of fixed sentences and of names that the schema has.
 */
export function schemaMessage(message: string, names: ReadonlySet<string>): string {
  const [, element = '', attribute = ''] = /^Element '(?:\{[^}]*\})?(\w+)'(?:, attribute '(\w+)')?/.exec(message) ?? [];
  const known = (name: string) => (names.has(name) ? name : 'unknown');
  const place = attribute === '' ? known(element) : `${known(element)}/@${known(attribute)}`;
  return `${place}: ${sentenceOf(message)}${hintOf(message, names)}`;
}

function sentenceOf(message: string): string {
  const facet = facets.get(/: \[facet '(\w+)'\]/.exec(message)?.[1] ?? '');
  return facet ?? sentences.find(([pattern]) => pattern.test(message))?.[1] ?? 'it does not fit the schema';
}

/** The names that the schema asks for instead. */
function hintOf(message: string, names: ReadonlySet<string>): string {
  const missing = /The attribute '(\w+)' is required but missing/.exec(message)?.[1] ?? '';
  const expected = message.split('Expected is').at(1) ?? '';
  const asked = [missing, ...[...expected.matchAll(/\}(\w+)/g)].map(([, name = '']) => name)];
  const found = asked.filter((name) => names.has(name));
  return found.length === 0 ? '' : `; expected is ${found.join(' or ')}`;
}
