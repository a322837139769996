import { afterAll, describe, expect, it } from 'vitest';
import { newFolder } from '../support/new-database.ts';
import { runProduct } from '../support/process.ts';

const folder = newFolder();
afterAll(folder.remove);

describe('a start that cannot go on says why in one line', () => {
  it.each([
    [{ PORT: 'x' }, /^PORT: give a whole number \(it is "x"\)\.\n$/],
    [{ DATA_DIR: '/dev/null/x' }, /^[^\n]*DATA_DIR[^\n]*\n$/],
    [
      { REGISTER_DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/x' },
      /^No database answers at the address given[^\n]*\n$/,
    ],
    [{ REGISTER_DATABASE_URL: 'file:/dev/null' }, /^[^\n]+\n$/],
    [{ REGISTER_DATABASE_URL: 'file:/tmp' }, /^[^\n]+\n$/],
    [{ REGISTER_DATABASE_URL: 'postgresql://[' }, /^REGISTER_DATABASE_URL: this is not an address\.\n$/],
    [{ DATA_DIR: '/etc/hostname' }, /^[^\n]*DATA_DIR[^\n]*\n$/],
  ])('%j', async (wrong, line) => {
    const { code, stderr, stdout } = await runProduct(['all'], {
      PORT: '0',
      DATA_DIR: folder.path,
      SAMPLE: 'small',
      ...wrong,
    }).finished;
    expect(stderr).toMatch(line);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe('');
    expect(code).toBe(1);
  });
});

describe('every command', () => {
  it('has help', async () => {
    const helpOf = async (...command: string[]) => {
      const { code, stdout } = await runProduct([...command, '--help']).finished;
      expect(code).toBe(0);
      expect(stdout).toMatch(/^Usage: dagtilbudsgraf/);
      return [...stdout.matchAll(/^ {2}([a-z][a-z-]+)/gm)].flatMap(([, name]) =>
        name && name !== 'help' ? [name] : [],
      );
    };
    const commands = await helpOf();
    expect(commands).toEqual(expect.arrayContaining(['all', 'gateway', 'register', 'affiliation', 'load', 'sample']));
    for (const command of commands)
      for (const inner of await helpOf(command))
        if (command === 'api-key' || command === 'cpr-keys') await helpOf(command, inner);
  }, 120_000);

  it.each([
    ['deliver', '--dry-run'],
    ['recheck'],
    ['findings'],
    ['load-affiliation', 'x.ndjson'],
    ['aula-export', '-'],
    ['aula-snapshot'],
  ])(
    'that takes a municipality refuses what is none: %s',
    async (...command) => {
      const env = { PORT: '0', DATA_DIR: `${folder.path}/made`, SAMPLE: 'none' };
      await runProduct(['init'], env).finished;
      for (const kommune of ['999', '10', 'Aarhus']) {
        const { code, stderr } = await runProduct([...command, '--kommune', kommune], env).finished;
        expect(stderr).toBe(`--kommune: "${kommune}" is not the code of a Danish municipality.\n`);
        expect(code).toBe(1);
      }
    },
    120_000,
  );

  it('that does not exist is refused with the ones that do', async () => {
    const { code, stderr } = await runProduct(['serv']).finished;
    expect(code).not.toBe(0);
    expect(stderr).toContain("unknown command 'serv'");
  });
});
