import type { Kodebog } from '../kodeliste/kodebog.ts';
import type { EksportNode } from './eksport-node.ts';
import type { Layout } from './layouts.ts';

/** Writes the nodes of an export as text, piece by piece. */
export type WriteFormat = (
  layout: Layout,
  pages: AsyncIterable<EksportNode[]>,
  kodebog: Kodebog,
) => AsyncGenerator<string>;
