import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill, kommune, type Shape, startOneProcess, startThreeProcesses } from '../differential/shapes.ts';
import { newDatabase, newFolder } from '../support/new-database.ts';

const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

async function newStore() {
  const [folder, register, affiliation] = [newFolder(), await newDatabase(), await newDatabase()];
  closing.push(folder.remove, register.remove, affiliation.remove);
  const store = { folder: folder.path, register: register.url, affiliation: affiliation.url };
  await fill(store);
  return store;
}

interface Payload {
  errors: object[];
  dagplejegruppe: { anvisningsenhed: { navn: string; dagplejegrupper: { navn: string }[] } };
}

const claims = { subject: 'anna', roles: ['kommunal'], kommuner: [kommune], cvrNumre: [], enheder: [] };

describe.each([
  ['one process', startOneProcess],
  ['three processes', startThreeProcesses],
])('several mutations in one request to %s', (_, start) => {
  let shape: Shape;
  beforeAll(async () => {
    shape = await start(await newStore());
    closing.push(shape.close);
  });

  it('run in turn, and each is answered with what those before it wrote', async () => {
    const dagpleje =
      '{ anvisningsenheder(where: { institutionstype: { eq: "6013" } }, first: 1) { nodes { nummer } } }';
    const found = (await shape.ask(dagpleje, {})).data as { anvisningsenheder: { nodes: { nummer: string }[] } };
    const answer = await shape.ask(
      `mutation ($enhed: String!) {
        one: createDagplejegruppe(input: { anvisningsenhedsNummer: $enhed, navn: "Ørnene", basis: "andet" }) { ...P }
        two: createDagplejegruppe(input: { anvisningsenhedsNummer: $enhed, navn: "Ålene", basis: "andet" }) { ...P }
      }
      fragment P on DagplejegruppePayload {
        errors { code }
        dagplejegruppe { anvisningsenhed { navn dagplejegrupper { navn } } }
      }`,
      { enhed: found.anvisningsenheder.nodes[0]?.nummer },
      claims,
    );
    expect(answer.errors).toBeUndefined();
    const { one, two } = answer.data as Record<'one' | 'two', Payload>;
    const names = (payload: Payload) => payload.dagplejegruppe.anvisningsenhed.dagplejegrupper.map(({ navn }) => navn);
    expect([one.errors, two.errors]).toEqual([[], []]);
    expect(names(one)).toEqual(expect.arrayContaining(['Ørnene']));
    expect(names(one)).not.toContain('Ålene');
    expect(names(two)).toEqual(expect.arrayContaining(['Ørnene', 'Ålene']));
  });
});
