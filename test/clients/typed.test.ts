import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runNode } from '../support/run-node.ts';
import { type Served, serve } from './user.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** A user's project, among the packages, where what it imports is found. */
const project = path.join(root, 'node_modules/.vite', `typed-client-${process.pid}`);
const run = promisify(execFile);

/** As most front ends have it. */
const compilerOptions = {
  ...{ target: 'ES2022', module: 'ESNext', moduleResolution: 'bundler', lib: ['ES2022', 'DOM'], types: ['node'] },
  ...{ strict: true, noUncheckedIndexedAccess: true, skipLibCheck: true, noEmit: true },
};

let server: Served;
beforeAll(async () => {
  server = await serve();
  mkdirSync(project, { recursive: true });
  cpSync(path.join(root, 'test/clients/recipes/typed'), project, { recursive: true });
  writeFileSync(path.join(project, 'package.json'), '{ "type": "module" }');
  writeFileSync(path.join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['.'] }));
});
afterAll(async () => {
  await server.close();
  rmSync(project, { recursive: true, force: true });
});

describe('graphql-codegen and graphql-request', () => {
  it('write types from the schema that the server offers, by which a program is checked', async () => {
    const bin = path.join(root, 'node_modules/@graphql-codegen/cli/esm/bin.js');
    const env = { ...process.env, SCHEMA: `${server.url}/schema.graphql` };
    await run(process.execPath, [bin, '--config', 'codegen.ts'], { cwd: project, env });
    const tsc = path.join(root, 'node_modules/typescript-native/bin/tsc');
    await run(process.execPath, [tsc, '-p', '.'], { cwd: project });
    writeFileSync(path.join(project, 'wrong.ts'), "import { unitsOf } from './request';\nunitsOf(1 as never, 740);\n");
    await expect(run(process.execPath, [tsc, '-p', '.'], { cwd: project })).rejects.toMatchObject({
      stdout: expect.stringContaining('wrong.ts(2,'),
    });
  });

  it('read, try, write, are refused and read again', async () => {
    const { code, output } = await runNode([path.join(project, 'journey.ts'), server.graphql, server.token]);
    expect([code, output]).toEqual([0, expect.stringMatching(/^\{.*\}\n$/)]);
    const told = JSON.parse(output);
    const navn = expect.stringMatching(/ 2$/);
    expect(told).toMatchObject({
      moment: 'string',
      tried: [[['navn', navn]]],
      done: { navn, version: 2 },
      refused: [{ code: 'VERSION_MISMATCH', retryable: expect.any(Boolean) }],
      renamed: navn,
    });
    expect(told.count).toBeGreaterThan(4);
  });
});
