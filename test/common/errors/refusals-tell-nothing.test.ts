import { randomUUID } from 'node:crypto';
import type { GraphQLField } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objectKinds } from '../../../subgraphs/affiliation/core/change/object-kinds.ts';
import { buildAffiliationSchema } from '../../../subgraphs/affiliation/schema.ts';
import { buildRegisterSchema } from '../../../subgraphs/register/schema.ts';
import type { Ask } from '../../support/ask.ts';
import { nord, otherKommune } from '../../support/dagpleje.ts';
import { callWith, ownUnit, somethingOfEveryKind, takesId } from '../../support/every-kind.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';

let server: TestServer;
let affiliation: TestAffiliation;
/** Ids of what municipality 740 has, of every kind. */
let ids: Record<string, string>;
/** Who may nothing anywhere, and who may everything in another municipality. */
let nowhere: Ask;
let elsewhere: Ask;
let mutations: GraphQLField<unknown, unknown>[];

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  nowhere = await server.askWith({ roles: [] });
  const all = ['kommunal', 'leverandoer', 'institution', 'aftalegodkender', 'onboarding', 'databeskyttelse'];
  const roles = [...all, 'navnebeskyttelse', 'privat'];
  elsewhere = await server.askWith({ roles, kommuner: [otherKommune], enheder: [ownUnit], cvrNumre: ['22222228'] });
  const schemas = await Promise.all([buildAffiliationSchema(), buildRegisterSchema()]);
  mutations = schemas.flatMap(({ schema }) => Object.values(schema.getMutationType()?.getFields() ?? {}));
  ids = await somethingOfEveryKind(server, affiliation);
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

interface Answered {
  /** The whole answer as text, without what was given. */
  text: string;
  codes: string[];
}

async function tell(as: Ask, mutation: GraphQLField<unknown, unknown>, id: string, unit: string): Promise<Answered> {
  const { document, variables } = callWith(mutation, id, unit);
  const text = JSON.stringify(await as(document, variables))
    .replaceAll(id, '<id>')
    .replaceAll(unit, '<unit>');
  return { text, codes: [...new Set(text.match(/"code":"\w+"/g) ?? [])].sort() };
}

const notAllowed = '"code":"NOT_ALLOWED"';

describe('a refusal', () => {
  it('is looked at for something of every kind', () => {
    const none = ['kilde', 'kildeskribenter', 'leveringsplan']; // no call names them by an id
    for (const kind of [...Object.keys(objectKinds), 'proposal', 'plan'])
      if (!none.includes(kind)) expect([kind, ids[kind]]).toEqual([kind, expect.stringMatching(/^[\da-f-]{36}$/)]);
    expect(mutations.filter(takesId).length).toBeGreaterThan(25);
  });

  it('of who has a right nowhere is the same whether what the call names is there or not', async () => {
    const otherwise: string[] = [];
    // Whether the register has a number is public; it is asked first for what kind it is.
    const none = (mutation: string) => (mutation === 'reopenDagtilbud' ? nord : 'G99998');
    for (const mutation of mutations) {
      const missing = await tell(nowhere, mutation, randomUUID(), none(mutation.name));
      // What is wrong with a code by itself is told beside: the tables are public.
      const isOfCodes = ['setKode', 'replaceKombinationer'].includes(mutation.name);
      if (missing.codes.join() !== notAllowed && !isOfCodes) otherwise.push(`${mutation.name}: ${missing.text}`);
      const others = takesId(mutation) ? Object.values(ids) : [ids.person ?? ''];
      for (const told of await Promise.all(others.map((id) => tell(nowhere, mutation, id, nord))))
        expect(told).toEqual(missing);
    }
    expect(otherwise).toEqual([]);
  });

  it('of a caller with the right elsewhere is the same, and shows nothing of where it is', async () => {
    for (const mutation of mutations.filter(takesId)) {
      const missing = await tell(elsewhere, mutation, randomUUID(), ownUnit);
      const told = Object.entries(ids).map(async ([kind, id]) => [kind, await tell(elsewhere, mutation, id, ownUnit)]);
      for (const [kind, answer] of await Promise.all(told))
        expect([mutation.name, kind, answer]).toEqual([mutation.name, kind, missing]);
      expect(missing.text).not.toMatch(/\b(740|G10567|G10568|Silkeborg)\b/);
    }
  });
});
