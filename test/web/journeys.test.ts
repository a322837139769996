import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';
import { hasBrowser, picture, startViewer, type Viewer } from './browser.ts';
import { numberOf } from './number-of.ts';

/** What would run if the site took a name for a part of its page, and letters that others lose. */
const evil = '<script>document.title="taken"</script> Æblegården på Øen';

const create = `mutation ($navn: String!) {
  createDaginstitution(input: { navn: $navn, ejerform: "1", lovgrundlag: "1", kommune: "740" }) {
    daginstitution { nummer }
    errors { code da }
  }
}`;

interface Created {
  createDaginstitution: { daginstitution: { nummer: string } | null; errors: { code: string }[] };
}

const merge = `mutation ($from: String!, $into: String!) {
  mergeDagtilbud(input: { from: [{ nummer: $from }], into: { nummer: $into }, reason: "Fælles ledelse" }) {
    errors { code da }
  }
}`;

interface Merged {
  mergeDagtilbud: { errors: { code: string; da: string }[] };
}

const textOf = async (download: Download): Promise<string> => readFile(await download.path(), 'utf8');

describe.skipIf(!hasBrowser)('a reader of the site', () => {
  let server: TestServer;
  let viewer: Viewer;
  let unit: string;
  let evilNummer: string | undefined;
  beforeAll(async () => {
    server = await startTestServer();
    unit = await numberOf(server, 'Dagplejen Distrikt Nord');
    const { data } = await (await server.askAs('stil'))<Created>(create, { navn: evil });
    evilNummer = data?.createDaginstitution.daginstitution?.nummer;
    viewer = await startViewer(server.url);
  });
  afterAll(async () => {
    await viewer.close();
    await server.close();
  });

  const box = (page: Page) => page.getByRole('combobox');

  it('finds a unit with the keyboard alone, and begins at the heading of its page', async () => {
    const page = await viewer.open('/');
    await box(page).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter'); // the link that skips the header
    await page.keyboard.press('Tab');
    expect(await box(page).evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('distrikt nord silkeborg');
    const option = page.getByRole('option', { name: /Dagplejen Distrikt Nord/ });
    await option.waitFor();
    expect(await option.textContent()).toContain(`Anvisningsenhed ${unit} · `);
    expect(await option.textContent()).toContain('Silkeborg');
    await picture(page, 'front-typed');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Dagplejen Distrikt Nord' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/dagtilbud/${unit}`);
    await page.waitForFunction('document.activeElement?.tagName === "H1"');
    await page.context().close();
  });

  it('comes from a name to the page of a municipality, and from words without a choice to all results', async () => {
    const page = await viewer.open('/');
    await box(page).fill('silke');
    await page
      .getByRole('option', { name: /^Silkeborg/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Silkeborg Kommune' }).waitFor();
    await page.goBack();
    await box(page).fill('distrikt');
    await page.getByRole('button', { name: 'Søg', exact: true }).click();
    await page.getByRole('link', { name: 'Dagplejen Distrikt Nord' }).first().waitFor();
    expect(new URL(page.url()).searchParams.get('tekst')).toBe('distrikt');
    await page.context().close();
  });

  it('sees a name that is written like a script as the name that it is', async () => {
    const page = await viewer.open(`/dagtilbud/${evilNummer}`);
    await page.getByRole('heading', { level: 1, name: evil }).waitFor();
    expect(await page.title()).toBe(`${evil} – Dagtilbudsregisteret`);
    await page.goto('/kommune/740');
    await page.getByRole('link', { name: evil }).waitFor();
    await box(await viewer.open('/soeg?tekst=aeblegaarden')).waitFor();
    await page.context().close();
  });

  it('opens a tree, leaves out what is closed unless it is asked for, and can send a link to what is shown', async () => {
    const page = await viewer.open('/kommune/740');
    const opener = page.getByRole('button', { name: 'Vis det, der hører under Dagplejen i Silkeborg' });
    await opener.waitFor();
    expect(await page.getByRole('link', { name: 'Dagplejen Distrikt Nord' }).count()).toBe(0);
    await opener.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Dagplejen Distrikt Nord' }).waitFor();
    expect(await opener.getAttribute('aria-expanded')).toBe('true');
    const closed = page.locator('tbody .badge', { hasText: 'Nedlagt' });
    expect(await closed.count()).toBe(0);
    await page.getByLabel('Søg i listen').fill('nord');
    await page.getByText('Dagplejegruppe Nord').waitFor();
    const colleague = await viewer.open(page.url().replace(server.url, ''));
    await colleague.getByText('Dagplejegruppe Nord').waitFor();
    expect(await colleague.getByLabel('Søg i listen').inputValue()).toBe('nord');
    await Promise.all([page.context().close(), colleague.context().close()]);
  });

  it('downloads the rows that are shown for Danish Excel', async () => {
    const page = await viewer.open('/kommune/740?soeg=aeblegaarden');
    await page.getByRole('link', { name: evil }).waitFor();
    const [csv] = await Promise.all([page.waitForEvent('download'), page.getByText('Hent som CSV').click()]);
    expect(csv.suggestedFilename()).toBe('kommune-740.csv');
    const [head, row, ...more] = (await textOf(csv)).split('\r\n');
    expect(head?.startsWith('\uFEFFNavn;Type;')).toBe(true);
    expect(row).toContain(`"${evil.replaceAll('"', '""')}";Daginstitution;`);
    expect(more).toEqual(['']);
    const [xlsx] = await Promise.all([page.waitForEvent('download'), page.getByText('Hent til Excel').click()]);
    expect(xlsx.suggestedFilename()).toBe('kommune-740.xlsx');
    expect((await readFile(await xlsx.path())).subarray(0, 2).toString()).toBe('PK');
    expect(await page.evaluate(packLikeLargeFiles)).toBe('packed');
    await page.context().close();
  });

  it('orders a list by a column, up and down', async () => {
    const page = await viewer.open('/kommuner');
    const first = page.locator('tbody th').first();
    await first.waitFor();
    expect(await first.textContent()).toBe('Albertslund');
    const heading = page.getByRole('button', { name: 'Kommunekode' });
    await heading.click();
    await page.locator('tbody th', { hasText: 'København' }).first().waitFor();
    expect(await first.textContent()).toBe('København');
    await heading.click();
    await page.locator('th[aria-sort="descending"]').waitFor();
    expect(await first.textContent()).toBe('Hjørring');
    expect(page.url()).toContain('orden=-kode');
    await page.context().close();
  });

  it('copies a unit as a query that answers the same, as JSON and as CSV', async () => {
    const page = await viewer.open(`/dagtilbud/${unit}`, { permissions: ['clipboard-read', 'clipboard-write'] });
    const copied = async (name: string): Promise<string> => {
      await page.getByRole('button', { name }).click();
      await page.getByText('Kopieret som').waitFor();
      return String(await page.evaluate('navigator.clipboard.readText()'));
    };
    const { data, errors } = await server.ask<{ anvisningsenhed: object }>(await copied('Som GraphQL'));
    expect(errors).toBeUndefined();
    expect(JSON.parse(await copied('Som JSON'))).toEqual(data?.anvisningsenhed);
    expect(await copied('Som CSV')).toContain(`${unit};Dagplejen Distrikt Nord;`);
    await page.context().close();
  });

  it('is shown what is to be mended at its row, and how at its page', async () => {
    const { data } = await server.ask<{ findings: { nodes: Finding[] } }>(
      '{ findings(kommune: "740") { nodes { da example dagtilbud { nummer navn } } } }',
    );
    const [finding] = data?.findings.nodes ?? [];
    if (!finding) throw new Error('the sample has nothing to mend');
    const page = await viewer.open('/kommune/740?vis=%5B%22fund%22%5D');
    const row = page.locator('tr', { has: page.getByText(finding.da) }).first();
    await row.locator('summary').click();
    await page.getByText(finding.da).first().waitFor();
    await page.goto(`/dagtilbud/${finding.dagtilbud.nummer}`);
    await page.getByText(`Eksempel på en rigtig værdi: ${finding.example}`).first().waitFor();
    expect(await page.locator('.finding').textContent()).not.toMatch(/Kode\b/);
    await picture(page, 'dagtilbud-finding');
    await page.context().close();
  });

  it('who knows a number of before a merge finds what it is today', async () => {
    const [into, from] = [
      await numberOf(server, 'Dagplejedistrikt Nord'),
      await numberOf(server, 'Dagplejedistrikt Syd'),
    ];
    const merged = await (await server.askAs('stil'))<Merged>(merge, { into, from });
    expect([merged.errors, merged.data?.mergeDagtilbud.errors]).toEqual([undefined, []]);
    const page = await viewer.open(`/dagtilbud/${from}`);
    await page.getByText(`${from} er nedlagt. Brug i stedet:`).waitFor();
    await page.getByText('Fælles ledelse').waitFor();
    await picture(page, 'dagtilbud-merged');
    await page.locator('#today + p + ul').getByRole('link', { name: 'Dagplejedistrikt Nord' }).click();
    await page.getByText(`${into} er i brug i dag.`).waitFor();
    await page.getByText(`Dagplejedistrikt Syd (${from}) blev lagt ind her den`).waitFor();
    await page.context().close();
  });

  it('who may see it is shown how far a unit is on its way into AULA; others are not', async () => {
    const authorization = `Bearer ${await server.tokenWith({ roles: ['stil'] })}`;
    const page = await viewer.open(`/dagtilbud/${unit}`, { extraHTTPHeaders: { authorization } });
    await page
      .getByText(/klar til/)
      .first()
      .waitFor();
    const stranger = await viewer.open(`/dagtilbud/${unit}`);
    await stranger.getByText('Unilogin og AULA').waitFor();
    await stranger.waitForLoadState('networkidle');
    expect(await stranger.getByText(/klar til/).count()).toBe(0);
    await Promise.all([page.context().close(), stranger.context().close()]);
  });

  it('reads the same in English, and the browser remembers', async () => {
    const page = await viewer.open('/');
    await page.getByRole('button', { name: 'In English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Danish register of day-care' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.goto('/kommune/740');
    await page.getByRole('heading', { level: 1, name: 'Municipality of Silkeborg' }).waitFor();
    await page.context().close();
  });

  it('sees what to do when the server cannot be reached, and goes on from there', async () => {
    const page = await viewer.open('/kommuner');
    const link = page.getByRole('link', { name: 'Albertslund' });
    await link.waitFor();
    await page.route('**/graphql', (route) => route.abort());
    await link.click();
    const again = page.getByRole('button', { name: 'Prøv igen' }).first();
    await again.waitFor({ timeout: 40_000 });
    await page.getByText('Tjek din forbindelse').first().waitFor();
    await page.unroute('**/graphql');
    await again.click();
    await page.getByRole('heading', { level: 1, name: 'Albertslund Kommune' }).waitFor();
    await page.context().close();
  });
});

/** What packs a workbook of more than 160 kB is a worker that the page makes itself: its policy must let it. */
const packLikeLargeFiles = `new Promise((resolve) => {
  const worker = new Worker(URL.createObjectURL(new Blob(['postMessage("packed")'])));
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = () => resolve('refused');
})`;

interface Finding {
  da: string;
  example: string;
  dagtilbud: { nummer: string; navn: string };
}
