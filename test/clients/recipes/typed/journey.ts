import { clientFor, rename, unitsOf } from './request';

const [url = '', token = ''] = process.argv.slice(2);
const client = clientFor(url, token);

const [first] = await unitsOf(client, '740');
if (!first) throw new Error('no institution');
const { nummer, navn } = first;
const one = { nummer, expectedVersion: 1 };
const tried = await rename(client, { ...one, navn: `${navn} 2` }, true);
const done = await rename(client, { ...one, navn: `${navn} 2` }, false);
const stale = await rename(client, { ...one, navn: `${navn} 3` }, false);
const units = await unitsOf(client, '740');

console.log(
  JSON.stringify({
    moment: typeof first.senestOpdateret,
    tried: tried.changes.map(({ fields }) => fields.map(({ field, after }) => [field, after])),
    done: done.daginstitution,
    refused: stale.errors,
    count: units.length,
    renamed: units.find((unit) => unit.nummer === nummer)?.navn,
  }),
);
