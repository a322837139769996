import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

interface Payload {
  errors: object[];
  dagplejegruppe: { anvisningsenhed: { navn: string; dagplejegrupper: { navn: string }[] } };
}

describe('several mutations in one request', () => {
  it('run in turn, and each is answered with what those before it wrote', async () => {
    const ask = await server.askAs('kommunal', '740', '101');
    const found = await ask<{ dagplejegrupper: { nodes: { anvisningsenhed: { nummer: string } }[] } }>(
      '{ dagplejegrupper(first: 1) { nodes { anvisningsenhed { nummer } } } }',
    );
    const enhed = found.data?.dagplejegrupper.nodes[0]?.anvisningsenhed.nummer;
    const { data, errors } = await ask<Record<'one' | 'two', Payload>>(
      `mutation ($enhed: String!) {
        one: createDagplejegruppe(input: { anvisningsenhedsNummer: $enhed, navn: "Ørnene", basis: "andet" }) { ...P }
        two: createDagplejegruppe(input: { anvisningsenhedsNummer: $enhed, navn: "Ålene", basis: "andet" }) { ...P }
      }
      fragment P on DagplejegruppePayload {
        errors { code }
        dagplejegruppe { anvisningsenhed { navn dagplejegrupper { navn } } }
      }`,
      { enhed },
    );
    expect(errors).toBeUndefined();
    const names = (payload: Payload | undefined) =>
      payload?.dagplejegruppe.anvisningsenhed.dagplejegrupper.map(({ navn }) => navn);
    expect([data?.one.errors, data?.two.errors]).toEqual([[], []]);
    expect(names(data?.one)).toEqual(expect.arrayContaining(['Ørnene']));
    expect(names(data?.one)).not.toContain('Ålene');
    expect(names(data?.two)).toEqual(expect.arrayContaining(['Ørnene', 'Ålene']));
  });
});
