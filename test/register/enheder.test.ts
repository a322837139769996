import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAsSupport, type TestServer } from '../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../support/test-affiliation.ts';

let server: TestServer;
let affiliation: TestAffiliation;
beforeAll(async () => {
  server = await startAsSupport({ REGISTER_POLL_MS: '100' });
  affiliation = await openTestAffiliation(server);
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

const seen = async (nummer: string) => affiliation.database.read.enhed.findUnique({ where: { nummer } });
const eventually = async <T>(read: () => Promise<T>, fits: (value: T) => boolean): Promise<T> => {
  for (let i = 0; ; i++) {
    const value = await read();
    if (fits(value) || i === 100) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

describe('the units of the register, as the affiliation subgraph sees them', () => {
  it('are all there once the server answers', async () => {
    const { data } = await server.ask<Record<string, { totalCount: number }>>(
      '{ daginstitutioner { totalCount } anvisningsenheder { totalCount } alternativeAdresser { totalCount } }',
    );
    const counts = Object.values(data ?? {}).map(({ totalCount }) => totalCount);
    expect(await affiliation.database.read.enhed.count()).toBe(counts.reduce((a, b) => a + b));
  });

  it('follow a change, and remember what it means for those tied to the unit', async () => {
    const active =
      '{ alternativeAdresser(first: 1, where: { aktivitetsstatus: { eq: "Aktiv" } }) { nodes { nummer } } }';
    const { data } = await server.ask<{ alternativeAdresser: { nodes: { nummer: string }[] } }>(active);
    const nummer = data?.alternativeAdresser.nodes[0]?.nummer ?? '';
    const close = `mutation { closeAlternativAdresse(input: { nummer: "${nummer}" }) { errors { code } } }`;
    expect(await server.ask(close)).toEqual({ data: { closeAlternativAdresse: { errors: [] } } });
    expect(
      (
        await eventually(
          () => seen(nummer),
          (enhed) => enhed?.aktiv === false,
        )
      )?.aktiv,
    ).toBe(false);
    const haendelser = await affiliation.database.read.enhedHaendelse.findMany({ where: { nummer } });
    expect(haendelser.map(({ kode }) => kode)).toEqual(['ENHED_CLOSED']);
  });
});
