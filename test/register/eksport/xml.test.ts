import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { newRow } from './rows.ts';
import { startServer } from './server.ts';
import { smallRegister } from './small-register.ts';

const parser = new XMLParser({ parseTagValue: false, trimValues: false, ignoreDeclaration: true });

async function readXml(rows: typeof smallRegister | null, path: string) {
  const server = await startServer(rows);
  const xml = await server.text(path);
  await server.stop();
  expect(XMLValidator.validate(xml)).toBe(true);
  return { xml, root: parser.parse(xml) };
}

describe('XML export', () => {
  it('nests the three levels under the name of STIL’s return type', async () => {
    const { xml, root } = await readXml(smallRegister, 'samlet.xml');
    expect(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<dagtilbudsRegister>\n')).toBe(true);
    const [first, closed, last] = root.dagtilbudsRegister.daginstitution;
    expect(first.daginstitutionsNavn).toBe('Ådalen "Øst"; m.fl.');
    expect(
      first.anvisningsenhed.map((unit: { anvisningsenhedsNummer: string }) => unit.anvisningsenhedsNummer),
    ).toEqual(['G20002', 'G20005']);
    expect(first.anvisningsenhed[0]).toMatchObject({
      geoBredde: '56.17049612345679',
      instType3: '6012',
      cvrNummer: '01234567',
    });
    expect(first.anvisningsenhed[0].alternativAdresse).toMatchObject({
      alternativAdresseNummer: 'G20003',
      geoBredde: '56',
    });
    expect(closed).toMatchObject({ aktivitetsstatus: 'Nedlagt' });
    expect(closed).not.toHaveProperty('ejerformKode');
    expect(last.anvisningsenhed.anvisningsenhedsNavn).toBe('Byen');
    expect(xml).not.toContain('Fortid');
  });

  it.each([
    ['daginstitution', 'daginstitutionerExtend', 'daginstitution', 3],
    ['anvisningsenhed', 'anvisningenhederExtend', 'anvisningsenhed', 3],
  ])('%s has its rows one after the other', async (kind, rootName, element, count) => {
    const { root } = await readXml(smallRegister, `${kind}.xml`);
    expect(root[rootName][element]).toHaveLength(count);
  });

  it('alternativadresse has its rows one after the other', async () => {
    const { root } = await readXml(smallRegister, 'alternativadresse.xml');
    expect(root.alternativadresserExtend.alternativAdresse).toMatchObject({
      alternativAdresseNavn: 'Naturbasen',
      anvisningsenhedsNummer: 'G20002',
      senestOpdateret: '2026-03-01T12:00:00.250Z',
    });
  });

  it('is well-formed whatever the names are, and drops only what XML cannot say', async () => {
    const control = String.fromCharCode(1, 8, 11, 12, 31);
    const navne = [`a & b < c > d "e" 'f'`, `&amp; ]]> <!-- ${control}slut\uFFFE`, 'a\tb\nc\rd', '😀 中 \u0085'];
    const daginstitution = navne.map((navn, i) => newRow.daginstitution(`G3000${i}`, { navn }));
    const { xml, root } = await readXml({ daginstitution }, 'daginstitution.xml');
    expect([...xml].filter((char) => (char < ' ' && !'\t\n\r'.includes(char)) || char === '\uFFFE')).toEqual([]);
    expect(xml).toContain('a\tb\nc&#13;d');
    const read = root.daginstitutionerExtend.daginstitution.map(
      (row: { daginstitutionsNavn: string }) => row.daginstitutionsNavn,
    );
    expect(read.slice(0, 2)).toEqual([navne[0], '&amp; ]]> <!-- slut']);
    expect(read[3]).toBe(navne[3]);
  });

  it('is an empty root when there is nothing', async () => {
    const { root } = await readXml(null, 'samlet.xml');
    expect(root).toHaveProperty('dagtilbudsRegister');
    expect(root.dagtilbudsRegister.trim()).toBe('');
  });
});
