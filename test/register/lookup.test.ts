import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SamletRow } from '../../prisma/seed/samlet-row.ts';
import kodelister from '../../subgraphs/common/reference/kodelister.json' with { type: 'json' };
import kommuner from '../../subgraphs/common/reference/kommuner.json' with { type: 'json' };
import postnumre from '../../subgraphs/common/reference/postnumre.json' with { type: 'json' };
import { get } from '../support/get.ts';
import { alternativeAdresser, anvisningsenheder, daginstitutioner, nummerOf, rowOf } from '../support/sample-rows.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const one = {
  daginstitution: daginstitutioner[0] as SamletRow,
  anvisningsenhed: anvisningsenheder[0] as SamletRow,
  alternativAdresse: alternativeAdresser[0] as SamletRow,
};
const closed = anvisningsenheder.find((row) => row.aktivitetsstatus === 'Nedlagt') as SamletRow;

describe('a number', () => {
  it.each(Object.entries(one))('is looked up on its own level: %s', async (level, row) => {
    const data = await get(server.ask, `query ($n: String!) { found: ${level}(nummer: $n) { nummer navn } }`, {
      n: nummerOf(row),
    });
    expect(data).toEqual({ found: { nummer: nummerOf(row), navn: row.dagtilbudsNavn } });
  });

  it.each(Object.entries(one))('stands on any level for dagtilbud: %s', async (level, row) => {
    const query = `query ($n: String!) { dagtilbud(nummer: $n) { __typename nummer navn aktiv
      ... on Daginstitution { kommune { kode } } ... on Anvisningsenhed { cvrNummer daginstitution { nummer } }
      ... on AlternativAdresse { pNummer anvisningsenhed { nummer } } } }`;
    const own = {
      daginstitution: { kommune: { kode: row.admKommuneKode } },
      anvisningsenhed: { cvrNummer: row.cvrNummer, daginstitution: { nummer: row.daginstitutionsNummer } },
      alternativAdresse: { pNummer: row.pNummer, anvisningsenhed: { nummer: row.anvisningsenhedsNummer } },
    }[level];
    const __typename = `${level[0]?.toUpperCase()}${level.slice(1)}`;
    const expected = { __typename, nummer: nummerOf(row), navn: row.dagtilbudsNavn, aktiv: true, ...own };
    expect(await get(server.ask, query, { n: nummerOf(row) })).toEqual({ dagtilbud: expected });
  });

  it.each(['g10432', '  G10432 ', '\tg10432\n'])(
    'may be written with small letters and spaces around it: %j',
    async (n) => {
      const query = 'query ($n: String!) { anvisningsenhed(nummer: $n) { nummer } dagtilbud(nummer: $n) { nummer } }';
      expect(await get(server.ask, query, { n })).toEqual({
        anvisningsenhed: { nummer: 'G10432' },
        dagtilbud: { nummer: 'G10432' },
      });
    },
  );

  it.each(['G99999', 'H10432', 'G1043', 'G10432x', '', '%', "G10432' OR '1'='1", 'G1043\u0000', 'G٠٠٠٠٠'])(
    'that nothing has is null without error: %j',
    async (n) => {
      const names = ['daginstitution', 'anvisningsenhed', 'alternativAdresse', 'dagtilbud'];
      const query = `query ($n: String!) { ${names.map((name) => `${name}(nummer: $n) { nummer }`).join(' ')} }`;
      expect(await get(server.ask, query, { n })).toEqual(Object.fromEntries(names.map((name) => [name, null])));
    },
  );

  it('of another level is null where one level is asked', async () => {
    const query = '{ daginstitution(nummer: "G10432") { nummer } anvisningsenhed(nummer: "G10431") { nummer } }';
    expect(await get(server.ask, query)).toEqual({ daginstitution: null, anvisningsenhed: null });
  });

  it('of a closed unit is still shown', async () => {
    const query = 'query ($n: String!) { dagtilbud(nummer: $n) { nummer aktiv aktivitetsstatus { kode } } }';
    const expected = { nummer: nummerOf(closed), aktiv: false, aktivitetsstatus: { kode: 'Nedlagt' } };
    expect(await get(server.ask, query, { n: nummerOf(closed) })).toEqual({ dagtilbud: expected });
  });
});

describe('a municipality', () => {
  it.each(['101', '0101', ' 101 '])('is found by its code: %j', async (kode) => {
    const data = await get(server.ask, 'query ($k: String!) { kommune(kode: $k) { kode navn region gyldigTil } }', {
      k: kode,
    });
    expect(data).toEqual({ kommune: { kode: '101', navn: 'København', region: 'Hovedstaden', gyldigTil: null } });
  });

  it.each(['999', '1', '', '00101', 'København', '101\u0000'])('that does not exist is null: %j', async (kode) => {
    expect(await get(server.ask, 'query ($k: String!) { kommune(kode: $k) { navn } }', { k: kode })).toEqual({
      kommune: null,
    });
  });

  it('is one of 99, listed by code', async () => {
    const data = await get<{ kommuner: { nodes: { kode: string; navn: string }[] } }>(
      server.ask,
      '{ kommuner { nodes { kode navn region } } }',
    );
    const expected = kommuner.map(({ kode, navn, region }) => ({ kode, navn, region }));
    expect(data.kommuner.nodes).toEqual(expected.sort((a, b) => Number(a.kode) - Number(b.kode)));
    expect(data.kommuner.nodes).toHaveLength(99);
  });
});

/** As the schema writes how well founded a row is. */
const markOf = (kilde: string) => kilde.toUpperCase().replace('Æ', 'AE');

describe('the rest of the schema', () => {
  it('shows every code table with texts, days and source marks', async () => {
    const data = await get<{ kodelister: { navn: string; koder: { kode: string }[] }[] }>(
      server.ask,
      '{ kodelister { navn koder { kode tekst gyldigFra gyldigTil kilde } } }',
    );
    expect(data.kodelister.map(({ navn }) => navn)).toEqual([
      'EJERFORM',
      'LOVGRUNDLAG',
      'INSTITUTIONSTYPE',
      'AKTIVITETSSTATUS',
      'POSTNUMMER',
    ]);
    const listed = { gyldigFra: null, gyldigTil: null, kilde: postnumre.kilde };
    const shipped: Record<string, { kode: string; kilde?: string; note?: string }[]> = {
      ...kodelister.lister,
      postnummer: postnumre.koder.map((kode) => ({ ...kode, ...listed })),
    };
    for (const { navn, koder } of data.kodelister) {
      expect(koder).toEqual(
        expect.arrayContaining(
          (shipped[navn.toLowerCase()] ?? []).map(({ note, kilde = '', ...kode }) => ({
            ...kode,
            kilde: markOf(kilde),
          })),
        ),
      );
      expect(koder).toHaveLength(shipped[navn.toLowerCase()]?.length ?? 0);
      const numbers = koder.map(({ kode }) => Number(kode)).filter((kode) => !Number.isNaN(kode));
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }
    expect(JSON.stringify(data)).toContain('"ANTAGET"');
    expect(JSON.stringify(data)).toContain('"BEKRAEFTET"');
  });

  it('leads up and down the hierarchy without end', async () => {
    const row = one.alternativAdresse;
    const query = `query ($n: String!) { alternativAdresse(nummer: $n) { anvisningsenhed {
      alternativeAdresser { nummer anvisningsenhed { nummer } }
      daginstitution { anvisningsenheder { nummer } kommune { kode daginstitutioner(first: 1000) { nodes { nummer } } } } } } }`;
    const numbers = (list: SamletRow[]) => list.map((found) => ({ nummer: nummerOf(found) }));
    const unit = row.anvisningsenhedsNummer;
    expect(await get(server.ask, query, { n: nummerOf(row) })).toEqual({
      alternativAdresse: {
        anvisningsenhed: {
          alternativeAdresser: alternativeAdresser
            .filter((other) => other.anvisningsenhedsNummer === unit)
            .map((other) => ({ nummer: nummerOf(other), anvisningsenhed: { nummer: unit } })),
          daginstitution: {
            anvisningsenheder: numbers(
              anvisningsenheder.filter((other) => other.daginstitutionsNummer === row.daginstitutionsNummer),
            ),
            kommune: {
              kode: rowOf(row.daginstitutionsNummer).admKommuneKode,
              daginstitutioner: {
                nodes: numbers(daginstitutioner.filter((d) => d.admKommuneKode === row.admKommuneKode)),
              },
            },
          },
        },
      },
    });
  });

  it('greets when the service and its database are up', async () => {
    expect(await get(server.ask, '{ helloWorld }')).toEqual({
      helloWorld: expect.stringMatching(/^Hello \d{4}-\d\d-\d\dT/),
    });
  });
});
