import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { productFile } from '../../subgraphs/common/product-file.ts';
import type { Config } from '../config/config.ts';
import { writeOut } from './output.ts';

/** Writes the supergraph with the addresses at which the subgraphs are reached, for a router of one's own. */
export async function writeSupergraph(file: string, { register, affiliation }: Config): Promise<void> {
  const placed = [
    ['http://register/graphql', `${register.url}/graphql`],
    ['http://affiliation/graphql', `${affiliation.url}/graphql`],
  ].reduce(
    (text, [placeholder = '', url = '']) => text.replace(JSON.stringify(placeholder), JSON.stringify(url)),
    readFileSync(productFile('gateway/supergraph/supergraph.graphql'), 'utf8'),
  );
  await writeOut(file, Readable.from([placed]));
}
