import { expect } from 'vitest';
import type { Ask } from './ask.ts';
import { get } from './get.ts';

export interface Problem {
  code: string;
  path: string[];
}

export interface Diff {
  action: string;
  niveau: string;
  nummer: string | null;
  fields: { field: string; before: string | null; after: string | null }[];
}

export interface Proposal {
  id: string;
  status: string;
  createdAt: string;
  proposer: string;
  cvrNumre: string[];
  kommuner: string[];
  changes: Diff[];
  warnings: Problem[];
  decidedAt: string | null;
  decidedBy: string | null;
  comment: string | null;
  changeset: { first: number; last: number } | null;
}

export interface Payload {
  errors: Problem[];
  warnings: Problem[];
  changes: Diff[];
  changeset: { first: number; last: number } | null;
  replayed: boolean;
  proposal: Proposal | null;
}

const diff = 'changes { action niveau nummer fields { field before after } }';

export const proposalFields = `id status createdAt proposer cvrNumre kommuner ${diff} warnings { code path }
  decidedAt decidedBy comment changeset { first last }`;

const payload = `errors { code path } warnings { code path } ${diff} changeset { first last } replayed proposal { ${proposalFields} }`;

/** Runs one mutation that writes, and answers with its payload. */
export async function mutate(ask: Ask, field: string, selection = ''): Promise<Payload & Record<string, unknown>> {
  const data = await get<Record<string, never>>(ask, `mutation { ${field} { ${selection} ${payload} } }`);
  return Object.values(data)[0] as never;
}

interface More {
  comment?: string | null;
  dryRun?: boolean;
  idempotencyKey?: string;
}

const fields = (given: object) =>
  Object.entries(given)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(', ');

/** The arguments of a decision: a comment belongs to it, what else is given beside the id stands beside the input. */
function args(input: object, { comment, ...more }: More): string {
  const said = comment === undefined ? input : { ...input, comment };
  return [`input: { ${fields(said)} }`, fields(more)].filter((part) => part !== '').join(', ');
}

/** What can be done with a proposal, as a caller asks for it. */
export const decisions = {
  approve: (ask: Ask, id: string, more: More = {}) => mutate(ask, `approveProposal(${args({ id }, more)})`),
  reject: (ask: Ask, id: string, comment = 'Nej', more: More = {}) =>
    settle(ask, `rejectProposal(${args({ id, comment }, more)})`),
  withdraw: (ask: Ask, id: string, more: More = {}) => settle(ask, `withdrawProposal(${args({ id }, more)})`),
};

type Settled = Pick<Payload, 'errors' | 'replayed' | 'proposal'>;

async function settle(ask: Ask, field: string): Promise<Settled> {
  const query = `mutation { ${field} { errors { code path } replayed proposal { ${proposalFields} } } }`;
  return Object.values(await get<Record<string, Settled>>(ask, query))[0] as Settled;
}

export const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

/** The fields of a lawful unit. */
export const unitFields = (navn: string, cvrNummer: string | null) =>
  `navn: "${navn}", institutionstype: "6012", pNummer: "1012345678", cvrNummer: ${JSON.stringify(cvrNummer)}, adresse: { vejNavn: "${navn}", husNummer: "1", postNummer: "2300" }`;

let made = 0;

/** Makes a daginstitution with a unit of each of these companies, each with an address that names none; tells the numbers. */
export async function makeInstitution(ask: Ask, kommune: string, ...cvrNumre: string[]) {
  const name = `Institution ${++made}`;
  const units = cvrNumre.map(
    (
      cvr,
      i,
    ) => `{ createAnvisningsenhed: { key: "u${i}", daginstitutionsNummer: "#d", ${unitFields(`${name} ${i}`, cvr)} } }
      { createAlternativAdresse: { anvisningsenhedsNummer: "#u${i}", navn: "${name} ${i}", adresse: { vejNavn: "Skov", husNummer: "${i + 1}", postNummer: "2300" } } }`,
  );
  const { errors, changes } = await mutate(
    ask,
    `applyChanges(input: { changes: [
      { createDaginstitution: { key: "d", navn: "${name}", ejerform: "3", lovgrundlag: "4", kommune: "${kommune}" } } ${units.join(' ')} ] })`,
  );
  expect(errors).toEqual([]);
  const of = (niveau: string) => changes.filter((one) => one.niveau === niveau).map(({ nummer }) => nummer ?? '');
  const [d = ''] = of('DAGINSTITUTION');
  const [[u = '', v = ''], [a = '', b = '']] = [of('ANVISNINGSENHED'), of('ALTERNATIV_ADRESSE')];
  return { d, u, v, a, b };
}

/** The name and version of an object now. */
export async function read(ask: Ask, nummer: string) {
  const { dagtilbud } = await get<{ dagtilbud: { navn: string; version: number; aktiv: boolean } }>(
    ask,
    `{ dagtilbud(nummer: "${nummer}") { navn version aktiv } }`,
  );
  return dagtilbud;
}
