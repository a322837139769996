import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiKey } from '../../subgraphs/common/auth/api-key-file.ts';
import { changeApiKeys } from '../../subgraphs/common/auth/change-api-keys.ts';
import { createApiKey } from '../../subgraphs/common/auth/create-api-key.ts';
import { newFolder } from '../support/new-database.ts';
import { runProduct } from '../support/process.ts';
import { askMe } from './ask-me.ts';
import { type Product, shapes, startProduct } from './product.ts';

const rights = ['--role', 'leverandoer', '--kommune', '0101', '751'];

describe.each(shapes)('API keys, %s', (shape) => {
  let product: Product;
  let file: string;
  const sent: string[] = [];
  beforeAll(async () => {
    product = await startProduct(shape, {});
    file = path.join(product.dataDir, 'api-keys.json');
  });
  afterAll(async () => {
    await product.stop();
    await product.remove();
  });

  const ask = (key: string) => {
    sent.push(key);
    return askMe(product.url, { 'x-api-key': key });
  };
  const code = async (key: string) => {
    const { status, body } = await ask(key);
    return [status, body.errors?.[0]?.extensions.code];
  };
  const stored = (): ApiKey[] => JSON.parse(readFileSync(file, 'utf8'));
  const create = async (...options: string[]) => {
    const { code: exit, stdout, stderr } = await product.run('api-key', 'create', ...rights, ...options);
    expect([exit, stderr]).toEqual([0, expect.stringMatching(/^Key [\da-f]{16} holds until /)]);
    return stdout.trim();
  };

  it('are good as soon as they are made, without a restart', async () => {
    const key = await create('--name', 'KMD Institution');
    const { body } = await ask(key);
    const roles = [{ role: 'leverandoer', kommuner: ['101', '751'], cvrNumre: [] }];
    const subject = `api-key:${stored()[0]?.id}`;
    expect(body).toEqual({ data: { me: { kind: 'system', subject, roles } } });
  });

  it('are kept as a hash, in a file for its owner only', () => {
    const text = readFileSync(file, 'utf8');
    for (const key of sent) {
      expect(text).not.toContain(key);
      expect(text).not.toContain(key.slice(-43));
    }
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('are listed without what would let one in, and end at once when revoked', async () => {
    const key = await create('--expires', '90d');
    const id = stored().at(-1)?.id ?? '';
    expect((await ask(key)).status).toBe(200);
    const revoked = await product.run('api-key', 'revoke', id);
    expect(revoked.stdout).toBe(`Key ${id} is revoked.\n`);
    expect(await code(key)).toEqual([401, 'API_KEY_EXPIRED']);
    const { stdout } = await product.run('api-key', 'list');
    expect(stdout.trim().split('\n')).toHaveLength(2);
    expect(stdout).toMatch(new RegExp(`${id}\\tunnamed\\tleverandoer\\t101,751\\tcreated \\S+\\trevoked `));
    for (const secret of [...sent, ...stored().map(({ hash }) => hash)]) expect(stdout).not.toContain(secret);
  });

  it('are refused when expired, unknown, wrong or malformed', async () => {
    const some = { name: 'x', roles: ['stil' as const], kommuner: [], cvrNumre: [] };
    const [ended, elsewhere] = [
      createApiKey(some, new Date(Date.now() - 1)),
      createApiKey(some, new Date('2199-01-01')),
    ];
    await changeApiKeys(file, (keys) => [...keys, ended.kept]);
    expect(await code(ended.text)).toEqual([401, 'API_KEY_EXPIRED']);
    const known = sent[0] ?? '';
    for (const key of [elsewhere.text, known.slice(0, -43) + elsewhere.text.slice(-43), `${known}x`, 'x', ''])
      expect(await code(key)).toEqual([401, 'NOT_AUTHENTICATED']);
  });

  it('cannot be checked, and are not refused for good, while their file is broken', async () => {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.slice(0, -10));
    expect(await code(sent[0] ?? '')).toEqual([503, 'AUTH_UNAVAILABLE']);
    expect((await askMe(product.url, {})).status).toBe(200);
    writeFileSync(file, text);
    expect((await ask(sent[0] ?? '')).status).toBe(200);
  });

  it('made by many commands at once are all there', async () => {
    const before = stored().length;
    const make = () => createApiKey({ name: 'x', roles: [], kommuner: [], cvrNumre: [] }, new Date('2199-01-01')).kept;
    await Promise.all(Array.from({ length: 20 }, () => changeApiKeys(file, (keys) => [...keys, make()])));
    expect(stored()).toHaveLength(before + 20);
  });

  it('never reach any output', async () => {
    const output = await product.stop();
    for (const key of sent.filter((text) => text.length > 10)) {
      expect(output).not.toContain(key);
      expect(output).not.toContain(key.slice(-43));
    }
  });
});

describe('the command for API keys', () => {
  const folder = newFolder();
  afterAll(() => folder.remove());

  it.each([
    [['api-key', 'create', '--role', 'kommunal'], /^--kommune: give the municipalities/],
    [['api-key', 'create', '--role', 'privat'], /^--cvr: give the CVR numbers/],
    [['api-key', 'create', '--role', 'stil', '--expires', '2001-01-01'], /^--expires: give a time to come/],
    [['api-key', 'create', '--role', 'kommunal', '--kommune', 'x'], /^--kommune: give a municipality code/],
    [['api-key', 'create', '--role', 'konge'], /Allowed choices are kommunal/],
    [['api-key', 'revoke', '0000000000000000'], /^There is no API key 0000000000000000\.\n$/],
  ])('makes none from what is wrong: %j', async (args, line) => {
    const { code: exit, stdout, stderr } = await runProduct(args, { DATA_DIR: folder.path }).finished;
    expect([exit, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(line);
  });
});
