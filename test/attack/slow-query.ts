import { readExample } from '../../gateway/examples/read-examples.ts';
import type { Target } from './target.ts';
import { loopOf, startWatched, timeOf } from './watched.ts';

const enhed = `nummer navn aktiv aktivitetsstatus { kode tekst } cvrNummer pNummer version senestOpdateret
  institutionstype { kode tekst kilde } email telefonNummer adresse { vejNavn husNummer postNummer byNavn dawaId }
  unilogin { institutionsnummer kanTilknytteBrugere begrundelse } dagplejegrupper { id navn basis { kode tekst } }
  alternativeAdresser { nummer navn adresse { vejNavn husNummer postNummer byNavn } }`;
const institution = `nummer navn aktiv version senestOpdateret ejerform { kode tekst } lovgrundlag { kode tekst }
  aktivitetsstatus { kode tekst } anvisningsenheder { ${enhed} }`;
const pages = Array.from({ length: 7 }, (_, i) => `p${i}: anvisningsenheder(first: 1000) { nodes { ${enhed} } }`);

/** The largest that is let through of every kind, and what is not. */
const queries: Record<string, string> = {
  'one look-up': '{ kommune(kode: "740") { navn } }',
  'the example of a municipality': readExample('kommune-trae').query,
  'København with 45 fields': `{ kommune(kode: "101") { daginstitutioner(first: 1000) { nodes { ${institution} } } } }`,
  'five trees of 30 fields': `{ ${['101', '751', '461', '851', '740'].map((kode) => `k${kode}: kommune(kode: "${kode}") { daginstitutioner(first: 900) { nodes { ${institution} } } }`).join(' ')} }`,
  'seven pages of units': `{ ${pages.join(' ')} }`,
  introspection:
    '{ __schema { types { name fields { name args { name type { name } } type { name fields { name } } } } } }',
  'the whole country': `{ kommuner { nodes { daginstitutioner(first: 1000) { nodes { ${institution} } } } } }`,
};

/** Asks for much, and says how long the event loop was kept at a stretch. */
export async function attack(target: Target): Promise<void> {
  const attacked = await startWatched(target, { SAMPLE: 'full' });
  for (const [name, query] of Object.entries(queries)) {
    await timeOf(attacked, query); // the first time compiles
    await loopOf(attacked);
    console.log(`${name}: ${await timeOf(attacked, query)}; ${await loopOf(attacked)}`);
  }
  await attacked.stop();
}
