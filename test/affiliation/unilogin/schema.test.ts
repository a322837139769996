import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { XsdValidator } from 'libxml2-wasm';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { koder } from '../../../subgraphs/affiliation/unilogin/koder.ts';
import {
  DocumentSchema,
  problemsOfDocument,
  validateDocument,
} from '../../../subgraphs/affiliation/unilogin/validate-document.ts';
import { Stretches } from '../../support/stretches.ts';
import { deletion, employee, full, hovedgruppe } from './samples.ts';
import { xmlOf } from './xml-of.ts';

const schema = await DocumentSchema.open('FULL');
const deleteSchema = await DocumentSchema.open('DELETE');
afterAll(() => {
  schema.dispose();
  deleteSchema.dispose();
});

const problemsOf = (xml: string) => validateDocument(Buffer.from(xml), schema);

describe('a document against the schema', () => {
  it('fits it, whether it imports or deletes', async () => {
    expect(problemsOf(await xmlOf(full()))).toEqual([]);
    expect(validateDocument(Buffer.from(await xmlOf(deletion)), deleteSchema)).toEqual([]);
  });

  it('does not fit that of the other', async () => {
    expect(problemsOf(await xmlOf(deletion))).not.toEqual([]);
    expect(validateDocument(Buffer.from(await xmlOf(full())), deleteSchema)).not.toEqual([]);
  });

  it('fits it in the namespace that is set, and in no other', async () => {
    const namespace = 'https://example.dk/import?a=1&b=$&';
    const named = await DocumentSchema.open('DELTA', namespace);
    expect(validateDocument(Buffer.from(await xmlOf(full(), namespace)), named)).toEqual([]);
    expect(validateDocument(Buffer.from(await xmlOf(full())), named)).toEqual([
      { line: 2, message: expect.stringContaining('namespace that is set') },
    ]);
    named.dispose();
  });

  it.each([
    [/(?<=Number>)610170\d+/, '610170', 'CivilRegistrationNumber: the value has the wrong length'],
    ['>Pædagog<', '>Dagplejer<', 'Role: the value is not in the code list'],
    ['+45 12 34 56 78', '12', 'WorkPhoneNumber: the value does not have the form that is asked for'],
    ['<FirstName>Åse</FirstName>', '<FirstName></FirstName>', 'FirstName: the value is too short'],
    ['<FirstName>Åse</FirstName>', '', 'FamilyName: the element is not expected here; expected is FirstName'],
    ['<FirstName>Åse</FirstName>', '<Hemmelig/>', 'unknown: the element is not expected here; expected is FirstName'],
    [' protected="false"', '', 'Person: an attribute is missing; expected is protected'],
    ['protected="false"', 'protected="Hemmelig"', 'Person/@protected: the value is not of the right type'],
    ['protected="false"', 'protected="false" hemmelig="1"', 'Person/@unknown: an attribute is not in the schema'],
    ['<Employee>', 'Hemmelig<Employee>', 'InstitutionPerson: there is text where only elements may stand'],
    ['<Role>Pædagog</Role>', '<Role><b/></Role>', 'Role: there are elements where only text may stand'],
    [
      /<Employee>.*<\/Employee>/,
      '',
      'InstitutionPerson: something is missing in the element; expected is Student or Employee or Extern',
    ],
    ['</Employee>', '', 'the document is not well-formed XML'],
  ])('with %s made %s is told of with its line', async (from, to, message) => {
    const problems = problemsOf((await xmlOf(full())).replace(from, to));
    expect(problems[0]).toEqual({ line: 6, message });
  });

  it('is refused with a DOCTYPE', async () => {
    const doctype = '<!DOCTYPE a [<!ENTITY b "c">]>';
    const xml = (await xmlOf(full())).replace('<UNILoginImport', `${doctype}<UNILoginImport`).replace('Åse', '&b;');
    expect(problemsOf(xml)).toEqual([{ line: 1, message: 'the document has a DOCTYPE' }]);
  });

  it('is reported without any of its values, wherever they stand and however they are quoted', async () => {
    const xml = await xmlOf(full());
    const spots = [...xml.matchAll(/(?<=>|")[^<>"\n]+(?=<|")/g)].map(
      ({ index, 0: { length } }) => [index, length] as const,
    );
    const secret = fc
      .array(
        fc.constantFrom(
          "'",
          'Hemmelig',
          '0101011234',
          "[facet 'Hemmelig']",
          '}Hemmelig',
          ': ',
          'Expected is ',
          "attribute '",
        ),
      )
      .map((parts) => `${parts.join('')}Hemmelig`);
    fc.assert(
      fc.property(fc.constantFrom(...spots), secret, ([index, length], value) => {
        const told = JSON.stringify(problemsOf(xml.slice(0, index) + value + xml.slice(index + length)));
        expect(told).not.toMatch(/Hemmelig|\d{6}/);
      }),
      { numRuns: 300 },
    );
  });
});

it('the code lists of the schema are those that the checks use', () => {
  const url = new URL('../../../subgraphs/affiliation/unilogin/unilogin-import.xsd', import.meta.url);
  const xsd = readFileSync(url, 'utf8');
  for (const [name, { values }] of Object.entries(koder)) {
    const [, type = ''] = new RegExp(`<xs:simpleType name="${name}">(.*?)</xs:simpleType>`, 's').exec(xsd) ?? [];
    expect([...type.matchAll(/enumeration value="([^"]*)"/g)].map(([, value]) => value)).toEqual(values);
  }
});

describe('a document of many rows', () => {
  const persons = Array.from({ length: 1_000 }, (_, i) => ({ ...employee, localPersonId: `emp-${i}` }));
  const many = full({ persons });

  it('fits the schema, with nobody in it, too', async () => {
    expect(await problemsOfDocument(many, undefined)).toEqual([]);
    expect(await problemsOfDocument(full({ groups: [], persons: [] }), undefined)).toEqual([]);
    expect(await problemsOfDocument(deletion, undefined)).toEqual([]);
  });

  it('names whoever does not fit it, wherever they stand, and a group by its line', async () => {
    const wrong = [0, 297, 298, 299, 598, 999];
    const message = 'EmailAddress: the value is too short';
    const withWrong = persons.map((one, i) =>
      wrong.includes(i) ? { ...one, person: { ...one.person, emailAddress: '' } } : one,
    );
    const groups = [hovedgruppe, { ...hovedgruppe, groupId: '' }];
    expect(await problemsOfDocument({ ...many, groups, persons: withWrong }, undefined)).toEqual([
      { message: expect.stringMatching(/^line 5: GroupId: /), lokalId: null },
      ...wrong.map((i) => ({ message, lokalId: `emp-${i}` })),
    ]);
  });

  it('reports once what is wrong around them', async () => {
    const problems = await problemsOfDocument({ ...many, institutionNumber: '' }, undefined);
    expect(problems).toEqual([{ message: expect.stringMatching(/^line [23]: /), lokalId: null }]);
  });

  it('is looked at in turns with others', async () => {
    const stretches = new Stretches();
    const validate = vi.spyOn(XsdValidator.prototype, 'validate').mockImplementation(() => stretches.busy(20));
    await stretches.watch(() => problemsOfDocument(many, undefined));
    validate.mockRestore();
    expect(stretches.counts.filter((count) => count > 0).length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...stretches.counts)).toBeLessThanOrEqual(2);
  });
});
