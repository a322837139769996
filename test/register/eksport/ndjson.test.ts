import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from './server.ts';
import { smallRegister } from './small-register.ts';

describe('NDJSON export', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer(smallRegister);
  });
  afterAll(() => server.stop());

  const objects = async (path: string): Promise<Record<string, unknown>[]> => {
    const text = await server.text(path);
    expect(text === '' || text.endsWith('\n')).toBe(true);
    return text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  };

  it.each(['samlet', 'daginstitution', 'anvisningsenhed', 'alternativadresse'])(
    '%s has one object per row with the columns of its CSV as keys',
    async (kind) => {
      const [header = '', ...lines] = (await server.text(`${kind}.csv`)).slice(1).trimEnd().split('\r\n');
      const rows = await objects(`${kind}.ndjson`);
      expect(rows).toHaveLength(lines.length);
      const keys = [...(kind === 'samlet' ? ['niveau'] : []), ...header.split(';')];
      for (const row of rows) expect(Object.keys(row)).toEqual(keys);
    },
  );

  it('has numbers for coordinates, text for codes, and null for what is missing', async () => {
    const [daginstitution, unit] = await objects('samlet.ndjson');
    expect(daginstitution).toMatchObject({ niveau: 'daginstitution', geoBredde: null, vejNavn: null, instType3: null });
    expect(unit).toMatchObject({
      niveau: 'anvisningsenhed',
      dagtilbudsType: 'anvisningsenhed',
      geoBredde: 56.17049612345679,
      geoLaengde: 9.5,
      postNummer: '8600',
      cvrNummer: '01234567',
      admKommuneKode: '740',
      alternativAdresseNummer: null,
      senestOpdateret: '2026-03-01T12:00:00.250Z',
    });
  });

  it('can be limited to one municipality, and is empty where that has nothing', async () => {
    expect((await objects('samlet.ndjson?kommune=101')).map((row) => row.dagtilbudsNavn)).toEqual(['Byhuset', 'Byen']);
    expect(await objects('samlet.ndjson?kommune=860')).toEqual([]);
  });
});
