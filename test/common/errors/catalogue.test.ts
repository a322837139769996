import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCodes } from '../../../gateway/server/error-codes.ts';
import { advarselRegler } from '../../../subgraphs/affiliation/aula/advarsel/advarsel-regler.ts';
import { checks } from '../../../subgraphs/affiliation/aula/aulacheck/checks.ts';
import { kontroller } from '../../../subgraphs/affiliation/delivery/leveringskontrol/kontroller.ts';
import { failureTexts } from '../../../subgraphs/affiliation/delivery/transport/import-failure.ts';
import { rowCodes } from '../../../subgraphs/affiliation/delivery/transport/import-service.ts';
import { documentCodes } from '../../../subgraphs/affiliation/unilogin/document-errors.ts';
import { findingKoder } from '../../../subgraphs/affiliation/units/finding/findings-table.ts';
import { publicWords, type Severity } from '../../../subgraphs/common/severity.ts';
import { refusalCodes, remarkCodes } from '../../../subgraphs/register/import/file-findings.ts';
import { catalogue } from '../../../subgraphs/register/regel/regler.ts';
import { get } from '../../support/get.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

interface Entry {
  code: string;
  severity?: string;
  sted?: string;
  da: string;
  en: string;
}

let server: TestServer;
let told: Record<'regler' | 'fejlkoder' | 'filkoder' | 'aulaChecks' | 'leveringskontroller' | 'svarkoder', Entry[]>;

beforeAll(async () => {
  server = await startTestServer();
  told = await get(
    server.ask,
    '{ regler { code severity da en } fejlkoder { code da en } filkoder { code da en } aulaChecks { code severity da en } leveringskontroller { code severity da en } svarkoder { sted code da en } }',
  );
});
afterAll(() => server.close());

const root = path.join(import.meta.dirname, '../../..');
const sources = ['subgraphs', 'gateway']
  .flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true }).map((file) => path.join(room, String(file))),
  )
  .filter((file) => file.endsWith('.ts') && !file.includes('generated'));

/** Codes that the source text gives to an answer by hand, beside the tables. */
const written = sources.flatMap((file) =>
  [...readFileSync(path.join(root, file), 'utf8').matchAll(/\b(?:code|kode): '([A-Z][A-Z_]{4,})'/g)].map(
    ([, code = '']) => [code, file],
  ),
);

const codes = (entries: readonly Entry[], sted?: string) =>
  entries
    .filter((entry) => entry.sted === sted)
    .map(({ code }) => code)
    .sort();

describe('the public catalogue', () => {
  it('has every code of the tables that answers are made of', () => {
    expect(told.fejlkoder.map(({ code }) => code)).toEqual(Object.keys(errorCodes));
    expect(codes(told.filkoder)).toEqual([...Object.keys(refusalCodes), ...Object.keys(remarkCodes)].sort());
    expect(codes(told.regler)).toEqual(catalogue.map(({ code }) => code).sort());
    expect(codes(told.aulaChecks)).toEqual(checks.map(({ code }) => code).sort());
    expect(codes(told.leveringskontroller)).toEqual(kontroller.map(({ code }) => code).sort());
    expect(codes(told.svarkoder, 'AFTALE_ADVARSLER')).toEqual(advarselRegler.map(({ kode }) => kode).sort());
    expect(codes(told.svarkoder, 'AFFILIATION_FINDINGS')).toEqual([...findingKoder].sort());
    expect(codes(told.svarkoder, 'LEVERING_FEJL')).toEqual(Object.keys(failureTexts).sort());
    expect(codes(told.svarkoder, 'LEVERING_RAEKKER')).toEqual([...rowCodes].sort());
    expect(codes(told.svarkoder, 'LOAD')).toEqual(Object.keys(documentCodes).sort());
    expect(codes(told.svarkoder, 'LEVERING_KONTROLFUND')).toEqual(['DOCUMENT_SCHEMA', 'FULL_AS_DELTA']);
  });

  it('has every code that is written anywhere in the source', () => {
    const known = new Set(Object.values(told).flatMap((entries) => entries.map(({ code }) => code)));
    expect(written.length).toBeGreaterThan(80);
    expect(written.filter(([code = '']) => !known.has(code))).toEqual([]);
    for (const code of ['ACCESS_UNUSED', 'UNREACHABLE', 'CPR_CHANGED']) expect(known).toContain(code);
  });

  it('says how much each weighs: on one scale in the code, in the words that each list has', () => {
    const weights = (list: readonly { code: string; severity: Severity }[]) =>
      list.map((one) => [one.code, one.severity]);
    const shown = (entries: Entry[], words: Record<string, Severity> = {}) =>
      entries.map(({ code, severity = '' }) => [code, words[severity] ?? severity.toLowerCase()]);
    expect(shown(told.regler)).toEqual(weights(catalogue));
    expect(shown(told.leveringskontroller)).toEqual(weights(kontroller));
    expect(shown(told.aulaChecks, publicWords.aula)).toEqual(weights(checks));
    for (const list of [told.leveringskontroller, told.aulaChecks])
      expect(new Set(list.map(({ severity }) => severity)).size).toBe(2);
    expect(Object.keys(publicWords.aula)).toEqual(
      expect.arrayContaining(told.aulaChecks.map(({ severity }) => severity)),
    );
  });

  it('says what each means, in both languages', () => {
    for (const { code, da, en } of Object.values(told).flat()) {
      expect([code, da.length > 8, en.length > 8]).toEqual([code, true, true]);
      expect([code, da === en]).toEqual([code, false]);
    }
  });
});
