import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Where Debian and others put a Chromium; CHROMIUM names another. */
const executablePath = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]
  .filter((file) => file !== undefined)
  .find((file) => existsSync(file));

/** Without a browser these tests are skipped; the run says so. */
export const hasBrowser = executablePath !== undefined;
if (!hasBrowser)
  console.warn('No Chromium: the tests of the site in a browser are skipped (apt-get install chromium).');

const pictures = fileURLToPath(new URL('screenshots/', import.meta.url));

export interface Viewer {
  /** A page of a new reader, which has nothing in its cache; what goes wrong in it is in `complaints`. */
  open(address: string, options?: BrowserContextOptions): Promise<Page>;
  /** What the pages said to the browser's console, and errors that they did not catch. */
  complaints: string[];
  close(): Promise<void>;
}

/** A real Chromium that looks at a server. */
export async function startViewer(url: string): Promise<Viewer> {
  const browser: Browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const complaints: string[] = [];
  return {
    complaints,
    open: async (address, options = {}) => {
      const context = await browser.newContext({ locale: 'da-DK', baseURL: url, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on('console', (line) => line.type() === 'error' && complaints.push(`${address}: ${line.text()}`));
      page.on('pageerror', (error) => complaints.push(`${address}: ${error.message}`));
      page.on('request', (request) => {
        if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(url))
          complaints.push(`${address} asked ${request.url()}`);
      });
      await page.goto(address);
      return page;
    },
    close: () => browser.close(),
  };
}

/** Keeps a picture of a page for who wants to look at it. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
}
