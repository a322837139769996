import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Bundles the product's own sources into dist/ and returns the file to run; packages stay where they are. */
export async function bundle() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['gateway/main.ts'],
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true, // a command loads its own code only
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    keepNames: true, // GraphQL types are named after their classes
    write: false,
  });
  await stop(); // else the bundler's process, of more than 100 MB, lives as long as the server
  for (const { path: file, contents } of outputFiles) store(file, contents);
  return path.join(root, 'dist/main.mjs');
}

/** Renamed into place, and only when it is new: other processes may be reading it. */
function store(file, contents) {
  if (existsSync(file) && readFileSync(file).equals(contents)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, contents);
  renameSync(draft, file);
}
