import { readdirSync, readFileSync } from 'node:fs';
import { productFile } from '../../subgraphs/common/product-file.ts';

const folder = productFile('gateway/examples/');

/** The shipped example queries, by file name: what the limits are measured against and tests run. */
export function readExamples(): Record<string, string> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  return Object.fromEntries(files.map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]));
}
