// Makes the site and the types of its questions: node web/make.mjs. What stands for the same sources already is left.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const inProduct = (name) => path.join(folder, '..', name);

/** What is made, where, and of what. */
const made = {
  documents: {
    place: path.join(folder, 'generated'),
    sources: () => [path.join(folder, 'operations'), path.join(folder, 'site.config.mjs'), schema],
  },
  site: {
    place: inProduct('dist/web'),
    sources: () => [...ownFiles(), schema, inProduct('package-lock.json')],
  },
};
const schema = inProduct('gateway/supergraph/schema.graphql');

const ownFiles = () =>
  readdirSync(folder)
    .filter((name) => !name.startsWith('generated') && name !== 'README.md')
    .map((name) => path.join(folder, name));

/** The files, and all in the folders, by name. */
function filesIn(places) {
  const within = (place) =>
    statSync(place).isDirectory() ? filesIn(readdirSync(place).map((name) => path.join(place, name))) : [place];
  return places.flatMap(within).sort();
}

/** Stands for what something is made of. */
function stampOf({ sources }) {
  const hash = createHash('sha256');
  for (const file of filesIn(sources()))
    hash.update(path.relative(folder, file)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

const stampFile = ({ place }) => path.join(place, '.made-of');

function isMade(thing) {
  const file = stampFile(thing);
  return existsSync(file) && readFileSync(file, 'utf8') === stampOf(thing);
}

/** Makes it in a folder beside, which then takes its place: whoever reads it meanwhile reads one or the other. */
async function make(thing, build) {
  if (isMade(thing)) return;
  const stamp = stampOf(thing);
  const draft = `${thing.place}.${process.pid}`;
  await build(draft);
  writeFileSync(stampFile({ place: draft }), stamp);
  rmSync(thing.place, { recursive: true, force: true });
  renameSync(draft, thing.place);
}

async function makeAll() {
  await make(made.documents, async (outDir) => {
    const [{ generate }, { documentsConfig }] = await Promise.all([
      import('@graphql-codegen/cli'),
      import('./site.config.mjs'),
    ]);
    await generate(documentsConfig(outDir), true);
  });
  await make(made.site, async (outDir) => {
    const [{ build }, { siteConfig }] = await Promise.all([import('vite'), import('./site.config.mjs')]);
    await build({ ...siteConfig, logLevel: 'error', build: { ...siteConfig.build, outDir } });
  });
}

/**
 * Has the site made by a process of its own, if its sources changed: a server that starts keeps nothing of the memory that
 * it takes. It starts all the same with the site as it was, or none, where that fails or who installed left out what makes it.
 */
export async function ensureSite() {
  if (isMade(made.site)) return;
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url)], { stdio: ['ignore', 'ignore', 'inherit'] });
  await new Promise((resolve) => child.once('close', resolve));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await makeAll();
  } catch (error) {
    const isPruned = error.code === 'ERR_MODULE_NOT_FOUND' && existsSync(made.site.place);
    console.error(isPruned ? 'The site is as it was made before: what makes it is not installed.' : error);
    process.exitCode = isPruned ? 0 : 1;
  }
}
