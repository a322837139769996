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
import { manualKilde } from '../../subgraphs/affiliation/core/change/kilde-order.ts';
import { objectKinds } from '../../subgraphs/affiliation/core/change/object-kinds.ts';
import { name, sql } from '../../subgraphs/common/database/sql.ts';
import { keyOf } from '../../subgraphs/common/node.ts';
import { carryOut } from './carry-out.ts';
import { newBarn, newDagplejer, nord, otherKommune, setUp, syd } from './dagpleje.ts';
import { makeInstitution, mutate } from './proposal.ts';
import type { TestServer } from './server.ts';
import type { TestAffiliation } from './test-affiliation.ts';

const cvr = '11111114';

/** A unit of the municipality that those who ask come from. */
export const ownUnit = 'G10519';

/** Makes something of every kind in the municipality 740, and answers with their ids by kind. */
export async function somethingOfEveryKind(
  server: TestServer,
  affiliation: TestAffiliation,
): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
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
  const [ansat] = await affiliation.database.read.tilknytning.findMany({
    where: { aktoertype: 'ansat', toChange: null },
  });
  const made = [
    ['createGaesteophold', { barnId, vaertDagplejerId, gyldigFra: '2029-01-01', gyldigTil: '2029-01-02' }],
    ['prepareLevering', { enhedsNummer: nord, kilde: 'test', dokument: 'FULL' }],
    ['requestDataaftale', { udbydersystem: 'test', tjeneste: 'wsaIMPORT', enheder: [nord], formaal: 'Overførsel' }],
    ['setRollemapping', { kommuneKode: '740', stilling: 'Pædagog', roller: ['Pædagog'], kildemaerke: 'KL' }],
    ['appointBrugeradministrator', { personId: ansat?.personId, enheder: [ansat?.enhedsNummer] }],
    ['setOpsaetning', { enheder: [{ nummer: nord }], kode: 'SETUP_STARTED', svar: 'JA' }],
  ] as const;
  for (const [mutation, input] of made) await carryOut(owner, mutation, input).catch(() => undefined);
  for (const [kind, { table }] of Object.entries(objectKinds)) {
    const [row] = await affiliation.database.query<{ id: string }>(
      sql`SELECT "id" FROM ${name(table)} WHERE "toChange" IS NULL ORDER BY "id" DESC LIMIT 1`,
    );
    if (row) ids[kind] = row.id;
  }
  const { u } = await makeInstitution(owner, '101', cvr);
  const private_ = await server.askWith({ subject: 'ejer', roles: ['privat'], cvrNumre: [cvr] });
  const { proposal } = await mutate(private_, `updateAnvisningsenhed(input: { nummer: "${u}", navn: "Ny" })`);
  ids.proposal = keyOf('Proposal', proposal?.id ?? ''); // which is taken as well, and looks as the others do
  const plan = await owner<{ reconcileKommune: { planId: string } }>(
    'mutation { reconcileKommune(input: { kommuneKode: "740", tree: { sourceSystem: "x", daginstitutioner: [] } }) { planId } }',
  );
  ids.plan = plan.data?.reconcileKommune.planId ?? '';
  return ids;
}

const ofScalar: Record<string, unknown> = {
  ...{ Int: 1, Float: 0.5, Boolean: false, LocalDate: '2029-01-01', DateTime: '2026-11-01T12:00:00Z' },
};
const known: Record<string, string> = {
  ...{ kommuneKode: otherKommune, kommune: otherKommune, cpr: '', kilde: manualKilde, kode: 'x', formaal: 'Sag 1' },
  ...{ enhed: ownUnit, enhedsNummer: ownUnit, enheder: ownUnit, anvisningsenhed: ownUnit },
};

/** A value with this id wherever one goes, and this unit wherever one is named. */
export function inputOf(type: GraphQLInputType, field: string, id: string, unit: string): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return [inputOf(inner.ofType, field, id, unit)];
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields());
    const given = inner.isOneOf
      ? fields.slice(0, 1)
      : fields.filter((one) => isRequiredInputField(one) || isId(one.type));
    return Object.fromEntries(given.map((one) => [one.name, inputOf(one.type, one.name, id, unit)]));
  }
  if (inner.name === 'ID') return id;
  if (/^(enhed|enhedsNummer|enheder|anvisningsenhed|\w*[nN]ummer)$/.test(field)) return unit;
  return ofScalar[inner.name] ?? known[field] ?? 'x';
}

export const isId = (type: GraphQLInputType): boolean => getNamedType(type).name === 'ID';

export const takesId = ({ args }: GraphQLField<unknown, unknown>) => {
  const holds = (type: GraphQLInputType, seen: string[] = []): boolean => {
    const named = getNamedType(type);
    if (named.name === 'ID') return true;
    if (!isInputObjectType(named) || seen.includes(named.name)) return false;
    return Object.values(named.getFields()).some((field) => holds(field.type, [...seen, named.name]));
  };
  return args.some(({ type }) => holds(type));
};

/** A call of a mutation with this id wherever one goes: the document, and the variables for it. */
export function callWith(
  { name: mutation, args, type }: GraphQLField<unknown, unknown>,
  id: string,
  unit: string,
  { dryRun = true, key = null }: { dryRun?: boolean; key?: string | null } = {},
) {
  const always = ['dryRun', ...(key === null ? [] : ['idempotencyKey'])];
  const given = args.filter((arg) => isRequiredArgument(arg) || isId(arg.type) || always.includes(arg.name));
  const fixed: Record<string, unknown> = { dryRun, idempotencyKey: key };
  const variables: Record<string, unknown> = Object.fromEntries(
    given.map((arg) => [arg.name, arg.name in fixed ? fixed[arg.name] : inputOf(arg.type, arg.name, id, unit)]),
  );
  if (mutation === 'applyChanges') variables.input = { changes: [{ updateAnvisningsenhed: { nummer: unit } }] };
  const declared = given.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const passed = given.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const payload = getNamedType(type);
  const has = (field: string) => 'getFields' in payload && field in payload.getFields();
  const details = ['errors', 'warnings'].filter(has).map((field) => `${field} { code da en path example retryable }`);
  const more = ['changes { __typename }', 'replayed'].filter((field) => has(field.split(' ')[0] ?? ''));
  const document = `mutation (${declared}) { it: ${mutation}(${passed}) { ${[...details, ...more].join(' ')} } }`;
  return { document, variables };
}
