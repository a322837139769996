import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';
import { hasBrowser, startViewer, type Viewer } from './browser.ts';

/** What the browser itself measured of a page. */
interface Measured {
  firstView: number;
  wholeView: number;
  scriptBytes: number;
  bytes: number;
  layoutShift: number;
}

/** Runs in the page. Fonts, styles and answers count among the bytes; of scripts those that were sent, compressed. */
const measure = `(async () => {
  const shifts = await new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value; })
      .observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(sum), 100);
  });
  const files = performance.getEntriesByType('resource');
  const sum = (some) => some.reduce((total, { transferSize }) => total + transferSize, 0);
  return {
    firstView: Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0),
    wholeView: Math.round(performance.now()),
    scriptBytes: sum(files.filter(({ name }) => name.endsWith('.js'))),
    bytes: sum(files),
    layoutShift: Math.round(shifts * 1000) / 1000,
  };
})()`;

describe.skipIf(!hasBrowser)('the first view of the site with an empty cache', () => {
  let server: TestServer;
  let viewer: Viewer;
  beforeAll(async () => {
    server = await startTestServer();
    viewer = await startViewer(server.url);
  });
  afterAll(async () => {
    await viewer.close();
    await server.close();
  });

  it.each([
    ['the front page', '/', 'Senest ændret'],
    ['a municipality', '/kommune/740', 'Dagplejen i Silkeborg'],
  ])('of %s takes few scripts, and nothing jumps', async (name, address, words) => {
    const page = await viewer.open(address, { viewport: { width: 1280, height: 900 } });
    await page.getByText(words).first().waitFor();
    const measured = (await page.evaluate(measure)) as Measured;
    console.log(`First view of ${name}: ${JSON.stringify(measured)}`);
    expect(measured.scriptBytes).toBeLessThan(250_000);
    expect(measured.scriptBytes).toBeGreaterThan(10_000);
    expect(measured.layoutShift).toBeLessThan(0.1); // what is good by web.dev
    await page.context().close();
  });
});
