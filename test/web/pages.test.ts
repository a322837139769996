import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';
import { hasBrowser, picture, startViewer, type Viewer } from './browser.ts';
import { numberOf } from './number-of.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Each page by its name: its address, its title, and words that are there once it is whole. */
const pages = {
  front: ['/', 'Dagtilbudsregisteret', 'Senest ændret'],
  search: ['/soeg?tekst=distrikt', 'Søgning: distrikt – Dagtilbudsregisteret', 'Dagplejen Distrikt Nord'],
  kommuner: ['/kommuner', 'Kommuner – Dagtilbudsregisteret', 'Albertslund'],
  kommune: ['/kommune/740?aaben=%5B%22alle%22%5D', 'Silkeborg Kommune – Dagtilbudsregisteret', 'Dagplejegruppe Nord'],
  dagtilbud: ['/dagtilbud/$unit', 'Dagplejen Distrikt Nord – Dagtilbudsregisteret', 'Produktionsenheden i CVR'],
  unknownNumber: [
    '/dagtilbud/G99999',
    'Nummeret G99999 findes ikke i registeret – Dagtilbudsregisteret',
    'Søg i registeret',
  ],
  unknownKommune: ['/kommune/999', 'Der findes ingen kommune med koden 999 – Dagtilbudsregisteret', 'Tjek koden'],
  accessibility: ['/tilgaengelighed', 'Tilgængelighedserklæring – Dagtilbudsregisteret', 'WCAG 2.1'],
} as const;

interface Violation {
  id: string;
  nodes: { target: string[]; failureSummary: string }[];
}

/** What axe-core finds against WCAG 2.1 AA and its good practices. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate('axe.run(document, { resultTypes: ["violations"] }).then((r) => r.violations)');
  return (found as Violation[]).flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
}

describe.skipIf(!hasBrowser)('each page of the site', () => {
  let server: TestServer;
  let viewer: Viewer;
  let unit: string;
  beforeAll(async () => {
    server = await startTestServer();
    unit = await numberOf(server, 'Dagplejen Distrikt Nord');
    viewer = await startViewer(server.url);
  });
  afterAll(async () => {
    await viewer.close();
    await server.close();
  });

  const opened = async (name: keyof typeof pages, width = 1280): Promise<Page> => {
    const [address, , words] = pages[name];
    const page = await viewer.open(address.replace('$unit', unit), {
      viewport: { width, height: 900 },
      reducedMotion: 'reduce',
    });
    await page.getByText(words).first().waitFor();
    return page;
  };
  const names = Object.keys(pages) as (keyof typeof pages)[];

  it.each(names)('%s has nothing that axe-core finds, a title, a heading and landmarks', async (name) => {
    const page = await opened(name);
    expect(await page.title()).toBe(pages[name][1]);
    expect(await page.locator('h1').count()).toBe(1);
    for (const landmark of ['header', 'main', 'footer', 'nav'])
      expect(await page.locator(landmark).count()).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
    await picture(page, name);
    await page.context().close();
  });

  it.each(names)('%s fits a screen of 320 pixels, with nothing that axe-core finds there', async (name) => {
    const page = await opened(name, 320);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    expect(await violations(page)).toEqual([]);
    await picture(page, `${name}-320`);
    await page.context().close();
  });

  it('said nothing to the console of the browser, and asked no other host', () => {
    expect(viewer.complaints).toEqual([]);
  });
});
