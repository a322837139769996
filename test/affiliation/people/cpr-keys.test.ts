import { readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cprKeyCommands } from '../../../gateway/commands/cpr-keys.ts';
import {
  CprVault,
  newKey,
  readKeyRing,
  ringText,
  storedKeys,
} from '../../../subgraphs/affiliation/people/person/cpr-vault.ts';
import { resealPersons, versionsByKey } from '../../../subgraphs/affiliation/people/person/reseal-persons.ts';
import { dropOldKeys, rotateKeys } from '../../../subgraphs/affiliation/people/person/rotate-keys.ts';
import { replaceFile } from '../../../subgraphs/common/files/write-file.ts';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { newFolder } from '../../support/new-database.ts';
import { storePeople } from '../../support/people.ts';
import { runProduct } from '../../support/process.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { testCpr } from '../../support/test-cpr.ts';

/** More than two batches. */
const cprNumre = Array.from({ length: 1_100 }, testCpr);

let server: TestServer;
let affiliation: TestAffiliation;
let kommunal: Ask;
let file: string;
let ids: string[];

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  kommunal = await server.askAs('kommunal', '101');
  file = server.config.affiliation.cprKeys.file;
  ids = await storePeople(affiliation, '101', ({ person }) => cprNumre.map((cpr) => person({ cpr })));
  await affiliation.write(['101'], async (work) => {
    await work.load('person', 'id', ids.slice(0, 10));
    for (const person of work.all('person')) work.change(person, { efternavn: 'Andet' }, ['test']);
  });
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

const used = async () => Object.fromEntries(await versionsByKey(affiliation.database.query));
const keyIds = () => storedKeys(file).map(({ id }) => id);
const vault = () => new CprVault(readKeyRing(file, false));

/** The server finds the first, a middle and the last person by their numbers. */
async function expectFound(): Promise<void> {
  const query = 'query ($w: PersonWhere) { personer(where: $w) { nodes { id } } }';
  for (const i of [0, 555, cprNumre.length - 1])
    expect(await get(kommunal, query, { w: { cpr: cprNumre[i] } })).toEqual({ personer: { nodes: [{ id: ids[i] }] } });
}

describe('a rotation of the keys of CPR numbers', () => {
  it('that was stopped leaves every number readable and every person found, by a running server too', async () => {
    const [old = ''] = keyIds();
    await expectFound();
    replaceFile(file, ringText([...storedKeys(file), newKey()]));
    const current = vault().currentKey;
    await expect(
      resealPersons(affiliation.database, vault(), (done) => {
        if (done === 500) throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect(await used()).toEqual({ [old]: 610, [current]: 500 });
    await expectFound();
  });

  it('keeps the old key from being dropped while it is needed', async () => {
    await expect(dropOldKeys(affiliation.database, file)).rejects.toThrow('end the rotation first');
    expect(keyIds()).toHaveLength(2);
  });

  it('goes on where it was stopped, over all versions, and makes no version of its own', async () => {
    const before = await affiliation.database.read.person.count();
    const [, current = ''] = keyIds();
    const seen: number[] = [];
    const rotation = await rotateKeys(affiliation.database, file, (done, total) => seen.push(done / total));
    expect(rotation).toEqual({ key: current, resumed: true, resealed: 610 });
    expect(seen.at(-1)).toBe(1);
    expect(await used()).toEqual({ [current]: 1_110 });
    expect(await affiliation.database.read.person.count()).toBe(before);
    for (const { id, cprCipher, cprNoegle } of await affiliation.database.read.person.findMany({ take: 50 }))
      expect(cprNumre).toContain(vault().open({ cprCipher: cprCipher ?? '', cprNoegle: cprNoegle ?? '' }, id));
    await expectFound();
  });

  it('ends with the old key gone, and the server still finding everybody', async () => {
    const [old, current = ''] = keyIds();
    expect(await dropOldKeys(affiliation.database, file)).toEqual([old]);
    expect(keyIds()).toEqual([current]);
    await expectFound();
  });

  it('is one command, and listed by another', async () => {
    const env = {
      REGISTER_MODE: 'sandbox',
      AFFILIATION_DATABASE_URL: server.config.affiliation.databaseUrl,
      CPR_KEYS_FILE: file,
    };
    const rotated = await runProduct(['cpr-keys', 'rotate', '--drop-old'], env).finished;
    expect(rotated.stdout).toContain('1110 stored numbers were sealed with it.');
    expect(rotated.code).toBe(0);
    const [current] = keyIds();
    expect(keyIds()).toHaveLength(1);
    const log = vi.spyOn(console, 'log').mockReturnValue();
    await cprKeyCommands.list(server.config);
    expect(log.mock.calls.join()).toMatch(new RegExp(`^${current}\\t.*\\tin use\\t1110 stored$`));
    log.mockRestore();
    await expectFound();
  });
});

describe('a file of keys', () => {
  it('is made once, for its owner alone, and never replaced', () => {
    const folder = newFolder();
    const path = `${folder.path}/keys.json`;
    const log = vi.spyOn(console, 'log').mockReturnValue();
    cprKeyCommands.create(path);
    log.mockRestore();
    const text = readFileSync(path, 'utf8');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(() => cprKeyCommands.create(path)).toThrow('is there already');
    expect(readFileSync(path, 'utf8')).toBe(text);
    folder.remove();
  });
});
