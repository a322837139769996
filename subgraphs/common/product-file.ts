import { existsSync } from 'node:fs';

/** The product's folder, found from here, since this code may run from its source or out of the bundle. */
function productFolder(from = new URL('.', import.meta.url)): URL {
  return existsSync(new URL('package.json', from)) ? from : productFolder(new URL('..', from));
}

const folder = productFolder();

/** The address of a file that ships with the product, given from the product's folder: "gateway/supergraph/schema.graphql". */
export const productFile = (path: string): URL => new URL(path, folder);
