import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SamletRow } from '../../../prisma/seed/samlet-row.ts';
import { get } from '../../support/get.ts';
import { loadRows } from '../../support/load-rows.ts';
import { nummerOf, rowOf, rows } from '../../support/sample-rows.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const closed = 'Enheden er nedlagt.';
const noPNummer = 'Enheden mangler P-nummer.';
const malformedPNummer = 'Enhedens P-nummer er ikke på ti cifre.';
const noCvrNummer = 'Enheden mangler CVR-nummer.';
const malformedCvrNummer = 'Enhedens CVR-nummer er ikke på otte cifre.';

/** What a row may lack, and the reason that follows. */
const cases: [Partial<SamletRow>, string | null][] = [
  [{}, null],
  [{ aktivitetsstatus: 'Nedlagt' }, closed],
  [{ aktivitetsstatus: 'Nedlagt', pNummer: '', cvrNummer: '' }, closed],
  [{ pNummer: '' }, noPNummer],
  [{ pNummer: '', cvrNummer: '' }, noPNummer],
  [{ pNummer: '910100007' }, malformedPNummer],
  [{ pNummer: '910100007', cvrNummer: '' }, malformedPNummer],
  [{ cvrNummer: '' }, noCvrNummer],
  [{ cvrNummer: '1234567' }, malformedCvrNummer],
];

const units = cases.map(([lack], i) => ({ ...rowOf('G10432'), anvisningsenhedsNummer: `G108${10 + i}`, ...lack }));
const adresser = cases.map(([lack], i) => ({ ...rowOf('G10433'), alternativAdresseNummer: `G109${10 + i}`, ...lack }));

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await loadRows(server, [...units, ...adresser]);
});
afterAll(() => server.close());

const unilogin = 'unilogin { institutionsnummer kanTilknytteBrugere begrundelse }';

describe('whether users can be tied to a unit in Unilogin', () => {
  it.each([
    ['anvisningsenhed', units],
    ['alternativAdresse', adresser],
  ] as const)('follows from its state, P-number and CVR number: %s', async (level, loaded) => {
    for (const [i, row] of loaded.entries()) {
      const query = `query ($n: String!) { unit: ${level}(nummer: $n) { ${unilogin} } }`;
      const begrundelse = cases[i]?.[1] ?? null;
      expect(await get(server.ask, query, { n: nummerOf(row) }), JSON.stringify(cases[i])).toEqual({
        unit: {
          unilogin: { institutionsnummer: nummerOf(row), kanTilknytteBrugere: begrundelse === null, begrundelse },
        },
      });
    }
  });

  it('is given for every unit and address of the sample', async () => {
    const query = `{ anvisningsenheder(first: 1000) { nodes { nummer ${unilogin} } }
      alternativeAdresser(first: 1000) { nodes { nummer ${unilogin} } } }`;
    type Nodes = { nodes: { nummer: string; unilogin: { begrundelse: string | null } }[] };
    const data = await get<Record<string, Nodes>>(server.ask, query);
    const nodes = Object.values(data).flatMap((list) => list.nodes);
    const reasons = new Map(nodes.map((node) => [node.nummer, node.unilogin.begrundelse]));
    for (const row of rows.filter(({ dagtilbudsType }) => dagtilbudsType !== 'daginstitution')) {
      const open = row.pNummer === '' ? noPNummer : row.pNummer.length === 10 ? null : malformedPNummer;
      expect(reasons.get(nummerOf(row))).toBe(row.aktivitetsstatus === 'Aktiv' ? open : closed);
    }
  });

  it('is asked through dagtilbud as well', async () => {
    const query = `{ dagtilbud(nummer: "G10433") { ... on Anvisningsenhed { ${unilogin} } ... on AlternativAdresse { ${unilogin} } } }`;
    expect(await get(server.ask, query)).toEqual({
      dagtilbud: { unilogin: { institutionsnummer: 'G10433', kanTilknytteBrugere: true, begrundelse: null } },
    });
  });

  it('is no question for a daginstitution, to which no one is ever tied', async () => {
    const { data, errors } = await server.ask(`{ daginstitution(nummer: "G10431") { ${unilogin} } }`);
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.message).toContain('Cannot query field "unilogin" on type "Daginstitution"');
    expect(errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});
