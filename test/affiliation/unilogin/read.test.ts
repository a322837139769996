import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../subgraphs/affiliation/unilogin/read-document.ts';
import type { ImportItem } from '../../../subgraphs/affiliation/unilogin/read-item.ts';
import { allOf } from './all-of.ts';
import { child, employee, extern, full } from './samples.ts';
import { xmlOf } from './xml-of.ts';

const itemsOf = (...chunks: (string | Uint8Array)[]) => allOf(readDocument(chunks));
const problemsOf = (items: ImportItem[]) => items.flatMap(({ problems }) => problems);

/** Line 2 is the root, 3 the institution, 4 and 5 the groups; then an employee, a child, an extern. */
const xml = await xmlOf(full());

const changed = async (from: string | RegExp, to: string) => {
  const items = await itemsOf(xml.replace(from, to));
  return { values: items.map(({ value }) => value), problems: problemsOf(items) };
};

describe('a document that is read', () => {
  it('gives the head, then each row with the line where it begins', async () => {
    const items = await itemsOf(xml);
    expect(items.map(({ kind, line }) => [kind, line])).toEqual([
      ['head', 2],
      ['group', 4],
      ['group', 5],
      ['person', 6],
      ['person', 7],
      ['person', 8],
    ]);
  });

  it('may be in any namespace and with any prefix, indented, with a byte order mark, comments and CDATA', async () => {
    const foreign = xml
      .replace('xmlns=', 'xmlns:a=')
      .replace('urn:example', 'https://example.dk')
      .replaceAll(/<(\/?)(\w)/g, '<$1a:$2')
      .replaceAll('><', '>\n  <!-- æ --> <')
      .replace('>Åse<', '><![CDATA[Å]]>s<!-- -->e<');
    const items = await itemsOf(Buffer.from(`\uFEFF${foreign}`));
    expect(problemsOf(items)).toEqual([]);
    expect(items.filter(({ kind }) => kind === 'person').map(({ value }) => value)).toEqual([employee, child, extern]);
  });

  it('reports an unknown element or attribute, and keeps the row without it', async () => {
    const { values, problems } = await changed('<FirstName>Åse', '<UserId>x</UserId><FirstName>Åse');
    expect(problems).toEqual([{ line: 6, code: 'ELEMENT_UNKNOWN', path: 'InstitutionPerson/Person/UserId' }]);
    expect(values).toContainEqual(employee);
    const exported = await changed('<InstitutionPerson>', '<InstitutionPerson source="x">');
    expect(exported.problems).toEqual([{ line: 6, code: 'ATTRIBUTE_UNKNOWN', path: 'InstitutionPerson/@source' }]);
    expect(exported.values).toContainEqual(employee);
  });

  it.each([
    [
      'an unknown row',
      '<Group>',
      '<Stue><a><b>1</b></a></Stue><Group>',
      'ELEMENT_UNKNOWN',
      'UNILoginImport/Institution/Stue',
    ],
    [
      'an element beside the institution',
      '<Institution>',
      '<ImportSource/><Institution>',
      'ELEMENT_UNKNOWN',
      'UNILoginImport/ImportSource',
    ],
    ['text between the rows', '<Group>', 'x<Group>', 'TEXT_UNEXPECTED', 'UNILoginImport/Institution'],
    [
      'the name after the rows',
      '</Institution>',
      '<InstitutionName>x</InstitutionName></Institution>',
      'ELEMENT_TOO_LATE',
      'UNILoginImport/Institution/InstitutionName',
    ],
    [
      'an element of another namespace',
      '<Group>',
      '<Group xmlns="urn:b"><GroupId/></Group><Group>',
      'ELEMENT_UNKNOWN',
      'UNILoginImport/Institution/{urn:b}Group',
    ],
  ])('tells of %s, and keeps every row', async (_, from, to, code, path) => {
    const { values, problems } = await changed(from, to);
    expect(problems.map(({ code, path }) => ({ code, path }))).toEqual([{ code, path }]);
    expect(values.filter((value) => value !== null)).toHaveLength(6);
  });

  it.each([
    [/<FirstName>Åse<\/FirstName>/, '', 'ELEMENT_MISSING', 'InstitutionPerson/Person/FirstName'],
    [/ protected="false"/, '', 'ATTRIBUTE_MISSING', 'InstitutionPerson/Person/@protected'],
    [/ protected="false"/, ' protected="nej"', 'BOOLEAN_MALFORMED', 'InstitutionPerson/Person/@protected'],
    [/accessLevel="1"/, 'accessLevel="x"', 'INT_MALFORMED', 'InstitutionPerson/Student/ContactPerson/@accessLevel'],
    [/<FirstName>Åse/, '<FirstName>B</FirstName><FirstName>Åse', 'ELEMENT_TWICE', 'InstitutionPerson/Person/FirstName'],
    [/<Employee>/, 'x<Employee>', 'TEXT_UNEXPECTED', 'InstitutionPerson'],
    [/<Employee>/, '<Extern><Role>x</Role></Extern><Employee>', 'ACTOR_NOT_ONE', 'InstitutionPerson'],
    [/<Extern>.*<\/Extern>/, '', 'ACTOR_NOT_ONE', 'InstitutionPerson'],
    [/<GroupId>.*<\/GroupId>/, '', 'ELEMENT_MISSING', 'Group/GroupId'],
    [/ source="\w+"/, '', 'ATTRIBUTE_MISSING', 'UNILoginImport/@source'],
  ])('with %s made "%s" loses that row alone: %s', async (from, to, code, path) => {
    const { values, problems } = await changed(from, to);
    expect(problems.map(({ code, path }) => ({ code, path }))).toEqual([{ code, path }]);
    expect(values.filter((value) => value === null)).toHaveLength(1);
    expect(values).toHaveLength(6);
  });

  it('takes 1 and 0 for true and false', async () => {
    const { values } = await changed(/ protected="false"/, ' protected=" 0 "');
    expect(values).toContainEqual(employee);
  });
});

describe('a document that cannot be read on is refused at its line', () => {
  it.each([
    ['an unclosed tag', '</Employee>', '', 'XML_MALFORMED', 6],
    ['an end too early', /<Extern>[\s\S]*/, '', 'XML_MALFORMED', 8],
    ['an undefined entity', 'Åse', '&Hemmelig;', 'XML_MALFORMED', 4],
    ['a character that XML cannot carry', 'Åse', '&#0;', 'XML_MALFORMED', 4],
    ['nothing in it', /[\s\S]*/, '', 'XML_MALFORMED', 1],
    ['a DOCTYPE', '<UNILoginImport', '<!DOCTYPE a [<!ENTITY b "c">]><UNILoginImport', 'XML_DOCTYPE', 2],
    ['another encoding', 'UTF-8', 'ISO-8859-1', 'XML_NOT_UTF8', 1],
    ['another root', /UNILoginImport/g, 'UNILoginExportFull', 'NOT_UNILOGIN_IMPORT', 2],
    ['a second institution', '</Institution>', '</Institution><Institution/>', 'INSTITUTION_NOT_ONE', 9],
    ['no institution', /<Institution>[\s\S]*<\/Institution>/, '', 'INSTITUTION_NOT_ONE', 4],
  ])('with %s', async (_, from, to, code, line) => {
    const refused = itemsOf(xml.replace(from, to));
    await expect(refused).rejects.toMatchObject({
      name: 'UnreadableDocument',
      code,
      line,
      message: expect.not.stringContaining('Hemmelig'),
    });
  });

  it('with bytes that are not UTF-8', async () => {
    await expect(itemsOf(Buffer.from(xml, 'latin1'))).rejects.toMatchObject({ code: 'XML_NOT_UTF8' });
    await expect(itemsOf(Buffer.from(xml), Buffer.from([0xc3]))).rejects.toMatchObject({ code: 'XML_NOT_UTF8' });
  });

  it('with an element that never ends', async () => {
    let asked = 0;
    const endless = function* () {
      yield xml.slice(0, xml.indexOf('Åse'));
      for (;;) {
        asked += 1;
        yield 'x'.repeat(100_000);
      }
    };
    await expect(allOf(readDocument(endless()))).rejects.toMatchObject({ code: 'XML_ROW_TOO_LARGE' });
    expect(asked).toBeLessThan(20);
  });

  it('and yet gives the rows before', async () => {
    const items: ImportItem[] = [];
    const reading = async () => {
      for await (const item of readDocument([xml.slice(0, xml.indexOf('<Extern>')), '</a>'])) items.push(item);
    };
    await expect(reading()).rejects.toMatchObject({ code: 'XML_MALFORMED' });
    expect(items.map(({ value }) => value)).toContainEqual(child);
  });
});
