import { execFile } from 'node:child_process';
import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newFolder } from '../support/new-database.ts';
import { type Served, serve } from './user.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** A user's project, with the schema of the server. */
const project = newFolder();
const file = (name: string) => path.join(project.path, name);

let server: Served;
beforeAll(async () => {
  cpSync(path.join(root, 'test/clients/recipes/relay'), project.path, { recursive: true });
  copyFileSync(path.join(root, 'gateway/supergraph/schema.graphql'), file('schema.graphql'));
  writeFileSync(file('persisted.json'), '{}');
  const compiler = path.join(root, 'node_modules/relay-compiler/cli.js');
  await promisify(execFile)(process.execPath, [compiler, 'relay.config.json'], { cwd: project.path });
  server = await serve({ PERSISTED_DOCUMENTS: file('persisted.json'), PERSISTED_DOCUMENTS_ONLY: 'true' });
});
afterAll(async () => {
  await server?.close();
  project.remove();
});

/** Asks as Relay's network layer does: by the id that the compiler gave to the text. */
async function ask<Data>(operation: string, variables: object): Promise<Data> {
  const artifact = readFileSync(file(`__generated__/${operation}.graphql.ts`), 'utf8');
  const documentId = /"id": "(\w+)"/.exec(artifact)?.[1];
  const response = await fetch(server.graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${server.token}` },
    body: JSON.stringify({ documentId, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

interface Institution {
  id: string;
  nummer: string;
  navn: string;
  version: number;
  anvisningsenheder: { id: string; navn: string }[];
}
interface Liste {
  id: string;
  navn: string;
  daginstitutioner: {
    edges: { node: Institution }[];
    pageInfo: { endCursor: string; hasNextPage: boolean };
  };
}
const listed = ({ daginstitutioner }: Liste) => daginstitutioner.edges.map(({ node }) => node);
const first = () => ask<{ kommune: Liste }>('InstitutionerQuery', { kode: '740' }).then(({ kommune }) => kommune);

describe("what Relay's compiler writes, sent to the server as its registered documents", () => {
  it('reads a connection, and goes on with it from the node that it hangs on', async () => {
    const kommune = await first();
    const { endCursor, hasNextPage } = kommune.daginstitutioner.pageInfo;
    expect([kommune.navn, listed(kommune).length, hasNextPage]).toEqual(['Silkeborg', 2, true]);
    const { node } = await ask<{ node: Liste }>('InstitutionerPageQuery', {
      ...{ id: kommune.id, count: 100, cursor: endCursor },
    });
    expect(node.id).toBe(kommune.id);
    const all = [...listed(kommune), ...listed(node)];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(4);
  });

  it('refetches any thing by its id, also as the interface that it is of', async () => {
    const [one] = listed(await first());
    expect(await ask('InstitutionerRefetchQuery', { id: one?.id })).toMatchObject({
      node: { __typename: 'Daginstitution', ...one },
    });
    const [below] = one?.anvisningsenheder ?? [];
    expect(await ask('InstitutionerStedQuery', { id: below?.id })).toMatchObject({
      node: { __typename: 'Anvisningsenhed', ...below },
    });
  });

  it('finds by text', async () => {
    const { search } = await ask<{ search: { edges: { node: { dagtilbud: object } }[] } }>('InstitutionerSearchQuery', {
      text: 'silkeborg',
    });
    expect(search.edges[0]?.node.dagtilbud).toMatchObject({ id: expect.any(String), navn: expect.any(String) });
  });

  it('shows what a write would do, writes, is refused in the payload, and reads what was written', async () => {
    const [one] = listed(await first()) as [Institution];
    const input = { nummer: one.nummer, navn: `${one.navn} 2`, expectedVersion: one.version };
    const write = async (dryRun: boolean) =>
      (
        await ask<{ updateDaginstitution: { daginstitution: Institution | null; errors: object[] } }>(
          'InstitutionerRenameMutation',
          { input, dryRun },
        )
      ).updateDaginstitution;
    expect(await write(true)).toMatchObject({ errors: [], daginstitution: null });
    const written = { id: one.id, navn: `${one.navn} 2`, version: one.version + 1 };
    expect(await write(false)).toMatchObject({ errors: [], daginstitution: written });
    expect(await write(false)).toMatchObject({ errors: [{ code: 'VERSION_MISMATCH', retryable: false }] });
    expect(await ask('InstitutionerRefetchQuery', { id: one.id })).toMatchObject({ node: written });
  });
});
