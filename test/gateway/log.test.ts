import { describe, expect, it } from 'vitest';
import { readConfig } from '../../gateway/config/config.ts';
import { createApp } from '../../gateway/server/create-app.ts';
import { answerError } from '../../subgraphs/common/errors/answer-error.ts';
import { cprPlaces } from '../../subgraphs/common/text/cpr-text.ts';
import { newFolder } from '../support/new-database.ts';
import { runProduct } from '../support/process.ts';
import { testCpr } from '../support/test-cpr.ts';

const cpr = testCpr(8);
const hyphened = cpr.replace(/(?=\d{4}$)/, '\u2011');

/** What a server logs while a route does this. */
async function loggedBy(work: (log: ReturnType<typeof createApp>['log']) => void): Promise<string[]> {
  const lines: string[] = [];
  const app = createApp(readConfig({ LOG_LEVEL: 'debug' }), { write: (line) => lines.push(line) });
  app.get('/', async (request) => work(request.log));
  app.get('/own', { errorHandler: answerError }, async () => {
    throw new Error(`duplicate key (${cpr}) already exists`);
  });
  await app.inject('/');
  await app.inject('/own');
  await app.close();
  return lines;
}

const failure = (text: string) =>
  Object.assign(new Error(text, { cause: new Error(text) }), { detail: text, where: [text], code: '23505' });

describe('a CPR number in what is logged', () => {
  it.each<[string, Parameters<typeof loggedBy>[0]]>([
    ['as the text of an error alone', (log) => log.error(failure(cpr))],
    ['as the text of an error of a library, with more hung on it', (log) => log.error({ err: failure(cpr) }, 'failed')],
    ['in a sentence', (log) => log.warn(`what ${hyphened} was for`)],
    ['with values of its own', (log) => log.info({ a: [{ b: [`x${cpr}`, 1] }], [cpr]: hyphened }, 'a %s', cpr)],
    ['across lines, and beside quotes', (log) => log.info({ a: `"\\${cpr}"\n"${hyphened}\\"` }, 'x')],
    ['of all lines of a request', (log) => log.child({ whose: cpr }).info('x')],
  ])('%s is masked, and the line is JSON still', async (_, work) => {
    const lines = await loggedBy(work);
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.join('')).toContain('••••••••••');
    for (const line of lines) {
      expect(JSON.parse(line)).toHaveProperty('time');
      expect(cprPlaces(line.replaceAll('\\"', '"'))).toEqual([]);
    }
  });

  it('leaves what is none: moments, measures, and texts as they are written', async () => {
    const what = {
      moment: 1_764_378_999_123,
      bytes: 6_101_180_001,
      text: 'æ"\\ \u2028 20 nummer G12345',
      day: '2026-11-29',
    };
    const lines = await loggedBy((log) => log.info(what, 'x'));
    const found = lines.map((line) => JSON.parse(line) as object).find((line) => 'moment' in line);
    expect(found).toMatchObject(what);
  });

  it('is masked in the last words of a command', async () => {
    const folder = newFolder();
    const settings = { DATA_DIR: folder.path, SAMPLE: 'small' };
    const { code, stderr } = await runProduct(['load', `${folder.path}/${cpr}.csv`], settings).finished;
    folder.remove();
    expect([code, stderr]).toEqual([1, expect.stringContaining('••••••••••.csv')]);
  });
});
