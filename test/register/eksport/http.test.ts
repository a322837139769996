import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from './server.ts';
import { smallRegister } from './small-register.ts';
import { storeRows } from './store-rows.ts';

describe('Export over HTTP', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer(smallRegister);
  });
  afterAll(() => server.stop());

  const etagOf = async (path: string) => (await server.get(path, { method: 'HEAD' })).headers.get('etag') as string;

  it.each([
    ['csv', 'text/csv; charset=utf-8'],
    ['ndjson', 'application/x-ndjson'],
    ['xml', 'application/xml'],
  ])('%s says what it is, under which name to keep it, and when it last changed', async (extension, contentType) => {
    const { status, headers } = await server.get(`samlet.${extension}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(contentType);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="dagtilbud-samlet.${extension}"`);
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('etag')).toMatch(/^"1-[\w-]+"$/);
    expect(headers.get('last-modified')).toBe('Sun, 01 Mar 2026 12:00:00 GMT');
  });

  it('names the municipality in the file name', async () => {
    const { headers } = await server.get('anvisningsenhed.csv?kommune=0101');
    expect(headers.get('content-disposition')).toBe('attachment; filename="dagtilbud-anvisningsenhed-101.csv"');
  });

  it('answers HEAD with the headers of GET and no body', async () => {
    const get = await server.get('samlet.csv');
    const head = await server.get('samlet.csv', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    for (const header of ['content-type', 'content-disposition', 'etag', 'last-modified', 'cache-control'])
      expect(head.headers.get(header)).toBe(get.headers.get(header));
    expect(head.headers.get('content-length')).toBeNull();
  });

  it.each([
    ['the tag itself', (etag: string) => etag],
    ['the tag marked weak', (etag: string) => `W/${etag}`],
    ['a list with the tag in it', (etag: string) => `"x", W/"a,b" ,${etag}`],
    ['any', () => '*'],
  ])('answers 304 without body when If-None-Match is %s', async (_, ifNoneMatch) => {
    const etag = await etagOf('samlet.csv');
    for (const method of ['GET', 'HEAD']) {
      const answer = await server.get('samlet.csv', { method, headers: { 'if-none-match': ifNoneMatch(etag) } });
      expect(answer.status).toBe(304);
      expect(await answer.text()).toBe('');
      expect(answer.headers.get('etag')).toBe(etag);
    }
  });

  it.each([['"0"'], ['""'], ['W/"x"'], ['x'], ['"x, *"']])(
    'sends the file when If-None-Match is %s',
    async (ifNoneMatch) => {
      const answer = await server.get('samlet.csv', { headers: { 'if-none-match': ifNoneMatch } });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('G20001');
    },
  );

  it('has another tag after a change', async () => {
    const etag = await etagOf('samlet.csv');
    await storeRows(server.database, {}, { firstChange: 2, lastChange: 5, at: new Date('2026-03-02T00:00:00Z') });
    const { status, headers } = await server.get('samlet.csv', { headers: { 'if-none-match': etag } });
    expect(status).toBe(200);
    expect(headers.get('etag')).toMatch(/^"5-/);
    expect(headers.get('last-modified')).toBe('Mon, 02 Mar 2026 00:00:00 GMT');
  });

  it.each([
    'andet.csv',
    'samlet.pdf',
    'samlet',
    'samlet.',
    '.csv',
    'Samlet.csv',
    'samlet.csv.xml',
    '__proto__.csv',
    'samlet.constructor',
  ])('answers 404 to %s and names the exports there are', async (path) => {
    const answer = await server.get(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.headers.get('content-disposition')).toBeNull();
    expect(await answer.json()).toEqual({
      code: 'EKSPORT_UNKNOWN',
      da: `Der findes ingen eksport ${path}.`,
      en: `There is no export ${path}.`,
      field: 'file',
      example: expect.stringMatching(/^samlet\.csv, samlet\.ndjson, .*, alternativadresse\.xml$/),
      retryable: false,
    });
  });

  it.each([
    ['kommune=999', 'KOMMUNEKODE_UNKNOWN', 'kommune'],
    ['kommune=', 'KOMMUNEKODE_UNKNOWN', 'kommune'],
    ['kommune=00101', 'KOMMUNEKODE_UNKNOWN', 'kommune'],
    ['kommune=101&kommune=147', 'PARAMETER_UNKNOWN', 'kommune'],
    ['komune=101', 'PARAMETER_UNKNOWN', 'komune'],
    ['kommune=101&asOf=2020', 'VALUE_MALFORMED', 'asOf'],
    ['kommune=101&asof=2020', 'PARAMETER_UNKNOWN', 'asof'],
  ])('refuses ?%s with %s', async (query, code, field) => {
    const answer = await server.get(`samlet.csv?${query}`);
    expect(answer.status).toBe(400);
    const body = await answer.json();
    expect(body).toMatchObject({ code, field, retryable: false });
    expect(Object.keys(body).sort()).toEqual(['code', 'da', 'en', 'example', 'field', 'retryable']);
  });
});
