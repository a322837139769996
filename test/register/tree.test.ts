import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readExample } from '../../gateway/examples/read-examples.ts';
import { askedStatements } from '../support/asked-statements.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

interface Enhed {
  nummer: string;
  navn: string;
  institutionstype: { kode: string };
  alternativeAdresser: { nummer: string }[];
  unilogin: { institutionsnummer: string; kanTilknytteBrugere: boolean };
  dagplejegrupper: { navn: string }[];
}
interface Tree {
  kommune: {
    navn: string;
    daginstitutioner: { totalCount: number; nodes: { nummer: string; navn: string; anvisningsenheder: Enhed[] }[] };
  };
}

const kommuneTrae = readExample('kommune-trae').query;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(() => server.forgetStatements());

describe("a municipality's whole tree", () => {
  it('is answered with every level and what the affiliation subgraph adds', async () => {
    const { data, errors } = await server.ask<Tree>(kommuneTrae);
    expect(errors).toBeUndefined();
    const { nodes, totalCount } = data?.kommune.daginstitutioner ?? { nodes: [], totalCount: 0 };
    expect(data?.kommune.navn).toBe('København');
    expect(nodes).toHaveLength(16);
    expect(totalCount).toBe(16);
    expect(nodes[0]).toMatchObject({ nummer: 'G10431', navn: 'Områdeinstitution Amagerbro' });
    const enheder = nodes.flatMap((node) => node.anvisningsenheder);
    expect(enheder.some((enhed) => enhed.alternativeAdresser.length > 0)).toBe(true);
    expect(enheder.every((enhed) => enhed.unilogin.institutionsnummer === enhed.nummer)).toBe(true);
    const dagpleje = enheder.filter((enhed) => enhed.dagplejegrupper.length > 0);
    expect(new Set(dagpleje.map((enhed) => enhed.institutionstype.kode))).toEqual(new Set(['6013']));
  });

  it('costs one SQL statement per level in each subgraph once its versions were read', async () => {
    const ask = await server.askAs('stil'); // the public is answered from memory
    await ask(kommuneTrae);
    server.forgetStatements();
    await ask(kommuneTrae);
    expect(tables(askedStatements(server, ['register']))).toEqual([
      'Daginstitution',
      'Anvisningsenhed',
      'AlternativAdresse',
    ]);
    expect(tables(askedStatements(server, ['affiliation']))).toEqual(['Dagplejegruppe']);
  });

  it('costs no more statements for every municipality at once', async () => {
    const everywhere = `${kommuneTrae
      .replace('kommune(kode: "101") {', 'kommuner(first: 100) { nodes {')
      .replace('first: 1000', 'first: 50')} }`;
    const { data } = await server.ask<{ kommuner: { nodes: Tree['kommune'][] } }>(everywhere);
    expect(data?.kommuner.nodes).toHaveLength(99);
    expect(askedStatements(server, ['register'])).toHaveLength(6); // the versions that were not read before
    server.forgetStatements();
    await server.ask(everywhere);
    expect(askedStatements(server, ['register'])).toHaveLength(3);
    expect(askedStatements(server, ['affiliation'])).toHaveLength(1);
  });
});

/** The table that each statement reads first. */
function tables(statements: string[]): (string | undefined)[] {
  return statements.map((statement) => /FROM "(\w+)"/.exec(statement)?.[1]);
}
