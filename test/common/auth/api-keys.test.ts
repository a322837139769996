import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiKey, changeApiKeys, createApiKey } from '../../../subgraphs/common/auth/api-keys.ts';
import { askMe } from './ask-me.ts';
import { type Product, shapes, startProduct } from './product.ts';

const rights = {
  ...{ name: 'KMD', roles: ['leverandoer' as const], kommuner: ['101', '751'], cvrNumre: [], enheder: [] },
  dataProtection: false,
};
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

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
  const create = async (expires = inDays(700)) => {
    const { text, kept } = createApiKey(rights, expires);
    await changeApiKeys(file, (keys) => [...keys, kept]);
    return { text, id: kept.id };
  };
  const revoke = (id: string) => {
    const revokedAt = new Date().toISOString();
    return changeApiKeys(file, (keys) => keys.map((key) => (key.id === id ? { ...key, revokedAt } : key)));
  };

  it('are good as soon as they are made, without a restart', async () => {
    const { text, id } = await create();
    const roles = [{ role: 'LEVERANDOER', kommuner: ['101', '751'], cvrNumre: [], enheder: [] }];
    expect((await ask(text)).body).toEqual({ data: { me: { kind: 'SYSTEM', subject: `api-key:${id}`, roles } } });
  });

  it('end at once when revoked', async () => {
    const { text, id } = await create();
    expect((await ask(text)).status).toBe(200);
    await revoke(id);
    expect(await code(text)).toEqual([401, 'API_KEY_EXPIRED']);
  });

  it('are refused when expired, unknown, wrong or malformed', async () => {
    expect(await code((await create(new Date(Date.now() - 1))).text)).toEqual([401, 'API_KEY_EXPIRED']);
    const [known, unknown] = [(await create()).text, createApiKey(rights, inDays(700)).text];
    for (const key of [unknown, known.slice(0, -43) + unknown.slice(-43), `${known}x`, 'x', ''])
      expect(await code(key)).toEqual([401, 'NOT_AUTHENTICATED']);
  });

  it('are refused when they live longer than two years, or hold what is for persons, however they came into the file', async () => {
    const put = async (more: Partial<ApiKey>, days = 90) => {
      const { text, kept } = createApiKey({ ...rights, ...more }, inDays(days));
      await changeApiKeys(file, (keys) => [...keys, kept]);
      return code(text);
    };
    expect(await put({}, 731)).toEqual([200, undefined]);
    expect(await put({}, 732)).toEqual([401, 'API_KEY_UNFIT']);
    for (const role of ['databeskyttelse', 'navnebeskyttelse'] as const) {
      expect(await put({ roles: ['leverandoer', role] })).toEqual([401, 'API_KEY_UNFIT']);
      expect(await put({ roles: [role], dataProtection: true })).toEqual([200, undefined]);
    }
  });

  it('cannot be checked, and are not refused for good, while their file is broken', async () => {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.slice(0, -10));
    expect(await code(sent[0] ?? '')).toEqual([503, 'AUTH_UNAVAILABLE']);
    expect((await askMe(product.url, {})).status).toBe(200);
    writeFileSync(file, text);
    expect((await ask(sent[0] ?? '')).status).toBe(200);
  });

  it('are kept as hashes, in a file for its owner only, however many are made at once', async () => {
    const before = JSON.parse(readFileSync(file, 'utf8')).length;
    const made = await Promise.all(Array.from({ length: 20 }, () => create()));
    const text = readFileSync(file, 'utf8');
    expect(JSON.parse(text)).toHaveLength(before + 20);
    for (const key of made) expect(text).not.toContain(key.text.slice(-43));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('never reach any output', async () => {
    const output = await product.stop();
    expect(output).toContain('"path":"/graphql"');
    for (const key of sent.filter((text) => text.length > 43)) expect(output).not.toContain(key.slice(-43));
  });

  it.runIf(shape === 'one process')('are made, listed and revoked by command', async () => {
    const made = await product.run('api-key', 'create', '--role', 'stil', '--name', 'Drift', '--expires', '90d');
    expect([made.code, made.stderr]).toEqual([
      0,
      expect.stringMatching(/^Key [\da-f]{16} holds until .* this once\.\n$/),
    ]);
    const keys: ApiKey[] = JSON.parse(readFileSync(file, 'utf8'));
    const { id = '', hash = '', ...rest } = keys.at(-1) ?? {};
    expect(made.stdout).toMatch(new RegExp(`^dtg_${id}_[\\w-]{43}\\n$`));
    expect(rest).toMatchObject({ name: 'Drift', roles: ['stil'], revokedAt: null });
    expect((await product.run('api-key', 'revoke', id)).stdout).toBe(`Key ${id} is revoked.\n`);
    const { stdout } = await product.run('api-key', 'list');
    expect(stdout).toMatch(new RegExp(`${id}\\tDrift\\tstil\\t-\\tcreated \\S+\\trevoked \\S+\\n$`));
    expect(stdout).not.toContain(hash);
    const protecting = ['api-key', 'create', '--role', 'databeskyttelse', '--kommune', '101'];
    expect(await product.run(...protecting)).toMatchObject({
      ...{ code: 1, stderr: expect.stringMatching(/^--role: databeskyttelse is for persons/) },
    });
    expect(await product.run(...protecting, '--data-protection')).toMatchObject({ code: 0 });
    const long = await product.run('api-key', 'create', '--role', 'stil', '--expires', '9999d');
    expect([long.code, long.stderr]).toEqual([1, '--expires: give at most 731d from now (it is "9999d").\n']);
    const unknown = await product.run('api-key', 'revoke', '0000000000000000');
    expect([unknown.code, unknown.stderr]).toEqual([1, 'There is no API key 0000000000000000.\n']);
  });
});
