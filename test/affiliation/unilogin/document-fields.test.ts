import { readFileSync } from 'node:fs';
import { XmlDocument, type XmlElement } from 'libxml2-wasm';
import { afterAll, describe, expect, it } from 'vitest';
import { documentFields, type SimpleType } from '../../../subgraphs/affiliation/unilogin/document.ts';

const file = new URL('../../../subgraphs/affiliation/unilogin/unilogin-import.xsd', import.meta.url);
const xsd = XmlDocument.fromString(readFileSync(file, 'utf8'));
afterAll(() => xsd.dispose());

const all = (path: string, from: XmlElement = xsd.root) =>
  from.find(path, { xs: 'http://www.w3.org/2001/XMLSchema' }) as XmlElement[];
const attr = (element: XmlElement | undefined, name: string) => element?.attr(name)?.value;

/** What the document tells of itself, of its institution, and what is not kept of people. */
const notStored = new Set([
  ...['UNILoginImport/@sourceDateTime', 'UNILoginImport/@source', 'UNILoginImport/@schoolYear'],
  ...['UNILoginImport/@sourceVersion', 'institution/InstitutionNumber', 'institution/InstitutionName'],
  ...['address/Country', 'address/MunicipalityName'],
]);

/** A simple type with what it inherits, in the words of the table. */
function resolve(name: string | undefined, inline: XmlElement | undefined): SimpleType | null {
  if (name?.startsWith('xs:')) return name === 'xs:boolean' ? null : { base: name.slice(3) as SimpleType['base'] };
  const type = inline ?? all(`//xs:simpleType[@name="${name}"]`)[0];
  const [restriction] = type ? all('xs:restriction', type) : [];
  if (!restriction) return null;
  const facets = all('*', restriction).map((facet) => [facet.name, attr(facet, 'value') ?? ''] as const);
  const numbers = facets.filter(([facet]) => /length/i.test(facet)).map(([facet, value]) => [facet, Number(value)]);
  const enumeration = facets.filter(([facet]) => facet === 'enumeration').map(([, value]) => value);
  const pattern = facets.find(([facet]) => facet === 'pattern')?.[1];
  return {
    ...(resolve(attr(restriction, 'base'), undefined) ?? { base: 'string' }),
    ...Object.fromEntries(numbers),
    ...(pattern !== undefined && { pattern }),
    ...(enumeration.length > 0 && { enumeration }),
  };
}

/** Every element and attribute of the schema that has a simple type, by the complex type it stands in. */
function placesOfSchema(): Map<string, SimpleType> {
  const places = new Map<string, SimpleType>();
  for (const owner of [...all('//xs:complexType[@name]'), ...all('/xs:schema/xs:element')]) {
    const of = attr(owner, 'name') ?? '';
    for (const part of all('.//xs:element | .//xs:attribute', owner)) {
      const type = resolve(attr(part, 'type'), all('xs:simpleType', part)[0]);
      if (type) places.set(`${of}/${part.name === 'attribute' ? '@' : ''}${attr(part, 'name')}`, type);
    }
    const [content] = all('xs:simpleContent/xs:extension', owner);
    const type = content && resolve(attr(content, 'base'), undefined);
    if (type) places.set(of, type);
  }
  return places;
}

describe('the table of what the document carries', () => {
  it('has every place of the schema that a stored field reaches, with the same facets', () => {
    const ofSchema = [...placesOfSchema()].filter(([place]) => !notStored.has(place));
    const ofTable = Object.values(documentFields).flatMap(({ at, type }) => at.map((place) => [place, type] as const));
    expect(Object.fromEntries(ofTable)).toEqual(Object.fromEntries(ofSchema));
    expect(ofSchema.length).toBeGreaterThanOrEqual(40);
  });
});
