import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openAffiliationDatabase } from '../../../subgraphs/affiliation/core/store/database.ts';
import { CprVault } from '../../../subgraphs/affiliation/people/person/cpr-vault.ts';
import { cprEvidence, watchForCpr } from '../../support/cpr-watch.ts';
import { newDatabase, newFolder } from '../../support/new-database.ts';
import { testCpr } from '../../support/test-cpr.ts';
import { watchDatabase, watchFolder } from '../../support/watch-stored.ts';

const folder = newFolder();
const evidence = path.join(folder.path, 'evidence');
afterAll(() => folder.remove());

const found = () => cprEvidence(evidence).at(-1);

describe('the watch for CPR numbers over the whole suite', () => {
  it.each([
    ['alone', testCpr()],
    ['with a hyphen', testCpr().replace(/(?=\d{4}$)/, '-')],
    ['with a non-breaking blank', testCpr().replace(/(?=\d{4}$)/, '\u00a0')],
    ['in full width', [...testCpr()].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join('')],
    ['with dashes throughout', testCpr().replace(/^(..)(..)(..)/, '$1-$2-$3-')],
    ['in JSON', JSON.stringify({ cpr: testCpr() })],
    ['in a sentence', `om ${testCpr()}.`],
  ])('finds one %s', (where, text) => {
    watchForCpr(where, text, evidence);
    expect(found()).toBe(`${where}: 1 CPR number(s)`);
    expect(cprEvidence(evidence).join()).not.toMatch(/\d{6}/);
  });

  it.each(['1012345678', '87654321', '12.6101180001', 'a6101180001', '20260118000012', '2026-11-23'])(
    'takes %s for none',
    (text) => {
      const before = cprEvidence(evidence).length;
      watchForCpr('none', text, evidence);
      expect(cprEvidence(evidence)).toHaveLength(before);
    },
  );

  it('looks through answers', async () => {
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ data: testCpr() }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    vi.stubEnv('CPR_EVIDENCE', evidence);
    await (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`)).text();
    vi.unstubAllEnvs();
    server.close();
    expect(found()).toBe('answer of /graphql: 1 CPR number(s)');
  });

  it('looks through every table, and the files of a data folder', async () => {
    const { url, remove } = await newDatabase();
    const { write, close } = await openAffiliationDatabase(url, new CprVault([]));
    const line = { id: 'x', actor: 'x', requestId: 'x', personId: 'x', kommuneKode: '101', hvad: 'navn' };
    await write.laeselog.create({ data: { ...line, at: new Date(), formaal: `om ${testCpr()}` } });
    await close();
    await watchDatabase(url, evidence);
    await remove();
    expect(found()).toMatch(/^stored in .*Laeselog\.formaal: 1 CPR number\(s\)$/);
    const data = newFolder();
    writeFileSync(path.join(data.path, 'notes.json'), JSON.stringify([testCpr(), testCpr()]));
    watchFolder(data.path, evidence);
    data.remove();
    expect(found()).toBe('file notes.json: 2 CPR number(s)');
  });

  it('looks through all versions of persons for protected ones in plain', async () => {
    const { url, remove } = await newDatabase();
    const { write, close } = await openAffiliationDatabase(url, new CprVault([]));
    const person = { version: 1, kommuneKode: '101', efternavn: '', kontakt: '{}', sourceWords: '{}', antalKilder: 1 };
    const version = (id: string, fromChange: number, fornavn: string, beskyttet: boolean) =>
      write.person.create({
        data: { ...person, id, fromChange, toChange: fromChange + 1, fornavn, beskyttet, foldedNavn: '', sortNavn: '' },
      });
    await version('open', 1, 'Alma', false);
    await version('sealed', 1, '', true);
    await version('sealed', 2, 'Lifted', false);
    const before = cprEvidence(evidence).length;
    await watchDatabase(url, evidence);
    expect(cprEvidence(evidence)).toHaveLength(before);
    await version('later', 1, 'Sigrun', false);
    await version('later', 2, '', true);
    await close();
    await watchDatabase(url, evidence);
    await remove();
    expect(found()).toBe('stored in Person: 1 protected in plain');
  });
});
