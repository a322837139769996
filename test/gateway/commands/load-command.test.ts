import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { newDatabase, newFolder } from '../../support/new-database.ts';
import { runProduct } from '../../support/process.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const remove of cleanUp.splice(0)) await remove();
});

async function emptyRegister() {
  const [folder, register] = [newFolder(), await newDatabase()];
  cleanUp.push(folder.remove, register.remove);
  return { folder: folder.path, env: { DATA_DIR: folder.path, REGISTER_DATABASE_URL: register.url } };
}

const header = 'daginstitutionsNummer;daginstitutionsNavn;ejerformKode;admKommuneKode';
const right = `${header}\r\nG10001;Børnehuset Solen;1;101\r\n`;
const wrong = `${header}\r\nG10001;Børnehuset Solen;1;101\r\nG10002;Månen;9;101\r\n`;

describe('npm run load', () => {
  it('loads the sample that npm run sample writes, and a second time changes nothing', async () => {
    const { folder, env } = await emptyRegister();
    const file = path.join(folder, 'sample.csv');
    expect(await runProduct(['sample', file, '--size', 'small']).finished).toMatchObject({ code: 0 });
    const first = await runProduct(['load', file], env).finished;
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(/created 214, changed 0, unchanged 0, refused 0/);
    const second = await runProduct(['load', file], env).finished;
    expect(second.stdout).toMatch(/created 0, changed 0, unchanged 214, refused 0/);
    expect(second.stdout).toMatch(/nothing changed/i);
  });

  it('names each refused row, stores nothing of the file, writes the report, and ends with code 1', async () => {
    const { folder, env } = await emptyRegister();
    const [file, report] = [path.join(folder, 'wrong.csv'), path.join(folder, 'report.json')];
    writeFileSync(file, wrong);
    const { code, stdout } = await runProduct(['load', file, '--report', report], env).finished;
    expect(code).toBe(1);
    expect(stdout).toMatch(/line 3, column ejerformKode: /);
    const [loaded] = JSON.parse(readFileSync(report, 'utf8'));
    expect(loaded).toMatchObject({ stored: false, created: { total: 0 }, refused: { total: 1 } });
    expect(loaded.refusals).toMatchObject([{ line: 3, column: 'ejerformKode', value: '9' }]);
  });

  it('keeps the files before a refused one and leaves out those after it', async () => {
    const { folder, env } = await emptyRegister();
    const files = [right, wrong, right.replace('G10001', 'G10009')].map((text, i) => {
      const file = path.join(folder, `${i}.csv`);
      writeFileSync(file, text);
      return file;
    });
    const { code, stdout } = await runProduct(['load', ...files], env).finished;
    expect(code).toBe(1);
    expect(stdout).toMatch(/created 1/);
    expect(stdout).not.toContain('2.csv');
  });

  it('refuses to mix real units into the fictional sample, unless asked to', async () => {
    const { folder, env } = await emptyRegister();
    const file = path.join(folder, 'right.csv');
    writeFileSync(file, right);
    const served = runProduct(['register'], { ...env, REGISTER_PORT: '0', SAMPLE: 'small' });
    await served.url;
    await served.stop();
    const { code, stderr } = await runProduct(['load', file], env).finished;
    expect(stderr).toMatch(/^The register holds the fictional sample[^\n]*--onto-sample\.\n$/);
    expect(code).toBe(1);
    expect((await runProduct(['load', file, '--onto-sample'], env).finished).stdout).toMatch(/created 1/);
  });

  it('says in one line that a file is not there', async () => {
    const { env } = await emptyRegister();
    const { code, stderr } = await runProduct(['load', '/nowhere.csv'], env).finished;
    expect(stderr).toBe('There is no file /nowhere.csv.\n');
    expect(code).toBe(1);
  });
});
