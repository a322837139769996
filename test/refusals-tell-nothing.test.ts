import { randomUUID } from 'node:crypto';
import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slags } from '../subgraphs/affiliation/change/slags.ts';
import { buildAffiliationSchema } from '../subgraphs/affiliation/schema.ts';
import { name, sql } from '../subgraphs/common/database/sql.ts';
import { buildRegisterSchema } from '../subgraphs/register/schema.ts';
import type { Ask } from './support/ask.ts';
import { carryOut } from './support/carry-out.ts';
import { newBarn, newDagplejer, nord, otherKommune, setUp, syd } from './support/dagpleje.ts';
import { makeInstitution, mutate } from './support/proposal.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { openTestAffiliation, type TestAffiliation } from './support/test-affiliation.ts';

const cvr = '11111114';

let server: TestServer;
let affiliation: TestAffiliation;
/** Ids of what municipality 740 has, of every kind. */
const ids: Record<string, string> = {};
/** Who may everything in another municipality, and who may nothing anywhere. */
let elsewhere: Ask;
let nowhere: Ask;
let mutations: GraphQLField<unknown, unknown>[];

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  const all = ['kommunal', 'leverandoer', 'institution', 'aftalegodkender', 'onboarding', 'databeskyttelse'];
  const roles = [...all, 'navnebeskyttelse', 'privat'];
  elsewhere = await server.askWith({ roles, kommuner: [otherKommune], enheder: ['G10519'], cvrNumre: ['22222228'] });
  nowhere = await server.askWith({ roles: [] });
  const schemas = await Promise.all([buildAffiliationSchema(), buildRegisterSchema()]);
  mutations = schemas.flatMap(({ schema }) => Object.values(schema.getMutationType()?.getFields() ?? {}));
  await populate();
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

/** Something of every kind. */
async function populate(): Promise<void> {
  let [barnId, vaertDagplejerId] = ['', ''];
  await setUp(affiliation, (work) => {
    const at = (enhed: string) => {
      const content = { navn: enhed, basis: 'legestuegruppe', anvisningsenhedsNummer: enhed };
      return work.create('dagplejegruppe', { ...content, gyldigFra: '2020-01-01', gyldigTil: null }, []).id;
    };
    const host = newDagplejer(work, { dagplejegruppeId: at(syd), enhedsNummer: syd });
    const { gruppeId } = newDagplejer(work, { dagplejegruppeId: at(nord) });
    barnId = newBarn(work, { hovedgruppeId: gruppeId });
    vaertDagplejerId = host.id;
  });
  const roles = ['kommunal', 'leverandoer', 'onboarding', 'databeskyttelse'];
  const owner = await server.askWith({ subject: 'anna', roles, kommuner: ['740', '101'] });
  const [ansat] = await affiliation.database.read.tilknytning.findMany({ where: { slags: 'ansat', toChange: null } });
  const made = [
    ['createGaesteophold', { barnId, vaertDagplejerId, gyldigFra: '2029-01-01', gyldigTil: '2029-01-02' }],
    ['prepareLevering', { enhedsNummer: nord, kilde: 'test', dokument: 'FULL' }],
    ['requestDataaftale', { udbydersystem: 'test', tjeneste: 'wsaIMPORT', enheder: [nord], formaal: 'Overførsel' }],
    ['setRollemapping', { kommuneKode: '740', stilling: 'Pædagog', roller: ['Pædagog'], kildemaerke: 'KL' }],
    ['appointBrugeradministrator', { personId: ansat?.personId, kommuneKode: '740', enheder: [ansat?.enhedsNummer] }],
    ['setOpsaetning', { enheder: [nord], kode: 'database-oprettet', svar: true }],
  ] as const;
  for (const [mutation, input] of made) await carryOut(owner, mutation, input).catch(() => undefined);
  for (const [kind, { table }] of Object.entries(slags)) {
    const [row] = await affiliation.database.query<{ id: string }>(
      sql`SELECT "id" FROM ${name(table)} WHERE "toChange" IS NULL ORDER BY "id" DESC LIMIT 1`,
    );
    if (row) ids[kind] = row.id;
  }
  const { u } = await makeInstitution(owner, '101', cvr);
  const private_ = await server.askWith({ subject: 'ejer', roles: ['privat'], cvrNumre: [cvr] });
  ids.proposal =
    (await mutate(private_, `updateAnvisningsenhed(input: { nummer: "${u}", navn: "Ny" })`)).proposal?.id ?? '';
  const plan = await owner<{ reconcileKommune: { planId: string } }>(
    'mutation { reconcileKommune(kommuneKode: "740", tree: { sourceSystem: "x", daginstitutioner: [] }) { planId } }',
  );
  ids.plan = plan.data?.reconcileKommune.planId ?? '';
}

const ofScalar: Record<string, unknown> = {
  ...{ Int: 1, Float: 0.5, Boolean: false, LocalDate: '2029-01-01', DateTime: '2026-11-01T12:00:00Z' },
};
const known: Record<string, string> = {
  ...{ kommuneKode: otherKommune, kommune: otherKommune, cpr: '', kilde: 'test', kode: 'x', formaal: 'Sag 1' },
  ...{ enhed: 'G10519', enhedsNummer: 'G10519', enheder: 'G10519', anvisningsenhed: 'G10519' },
};

/** A value with this id wherever one goes, and this unit wherever one is named. */
function inputOf(type: GraphQLInputType, field: string, id: string, unit: string): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return [inputOf(inner.ofType, field, id, unit)];
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (isInputObjectType(inner)) {
    const given = Object.values(inner.getFields()).filter((one) => isRequiredInputField(one) || isId(one.type));
    return Object.fromEntries(given.map((one) => [one.name, inputOf(one.type, one.name, id, unit)]));
  }
  if (inner.name === 'ID') return id;
  if (/^(enhed|enhedsNummer|enheder|anvisningsenhed|\w*[nN]ummer)$/.test(field)) return unit;
  return ofScalar[inner.name] ?? known[field] ?? 'x';
}

const isId = (type: GraphQLInputType): boolean => getNamedType(type).name === 'ID';

interface Told {
  /** The whole answer as text, without what was given. */
  text: string;
  codes: string[];
}

async function tell(as: Ask, { name: mutation, args, type }: GraphQLField<unknown, unknown>, id: string, unit: string) {
  const given = args.filter((arg) => isRequiredArgument(arg) || isId(arg.type) || arg.name === 'dryRun');
  const variables = Object.fromEntries(
    given.map((arg) => [arg.name, arg.name === 'dryRun' ? true : inputOf(arg.type, arg.name, id, unit)]),
  );
  if (mutation === 'applyChanges') variables.changes = [{ updateAnvisningsenhed: { nummer: unit } }];
  const declared = given.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const passed = given.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const payload = getNamedType(type);
  const has = (field: string) => 'getFields' in payload && field in payload.getFields();
  const details = ['errors', 'warnings'].filter(has).map((field) => `${field} { code da en example }`);
  const more = has('changes') ? 'changes { __typename }' : '';
  const answer = await as(
    `mutation (${declared}) { it: ${mutation}(${passed}) { ${details.join(' ')} ${more} } }`,
    variables,
  );
  const text = JSON.stringify(answer).replaceAll(id, '<id>').replaceAll(unit, '<unit>');
  return { text, codes: [...new Set(text.match(/"code":"\w+"/g) ?? [])].sort() } satisfies Told;
}

const takesId = ({ args }: GraphQLField<unknown, unknown>) => {
  const holds = (type: GraphQLInputType, seen: string[] = []): boolean => {
    const named = getNamedType(type);
    if (named.name === 'ID') return true;
    if (!isInputObjectType(named) || seen.includes(named.name)) return false;
    return Object.values(named.getFields()).some((field) => holds(field.type, [...seen, named.name]));
  };
  return args.some(({ type }) => holds(type));
};

const notAllowed = '"code":"NOT_ALLOWED"';

describe('a refusal', () => {
  it('is looked at for something of every kind', () => {
    const none = ['kilde', 'kildeskribenter', 'leveringsplan', 'brugeradministrator', 'opsaetning'];
    for (const kind of [...Object.keys(slags), 'proposal', 'plan'])
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

  it('of who has the right elsewhere tells no more than that, and nothing of where it is', async () => {
    const refused = new Set<string>();
    for (const mutation of mutations.filter(takesId)) {
      const missing = await tell(elsewhere, mutation, randomUUID(), 'G10519');
      const answers = Object.entries(ids).map(async ([kind, id]) => ({
        kind,
        ...(await tell(elsewhere, mutation, id, 'G10519')),
      }));
      for (const { kind, text, codes } of await Promise.all(answers)) {
        if (codes.includes(notAllowed)) refused.add(mutation.name);
        const added = codes.filter((code) => code !== notAllowed && !missing.codes.includes(code));
        expect([mutation.name, kind, added, text]).toEqual([mutation.name, kind, [], expect.any(String)]);
        expect(text).not.toMatch(/\b(740|G10567|G10568|Silkeborg)\b/);
        if (!codes.includes(notAllowed)) expect({ text, codes }).toEqual(missing);
      }
    }
    expect(refused.size).toBeGreaterThan(20);
  });
});
