import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';
import { threadProgram } from '../subgraphs/common/turns/thread-program.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A process loads all of the product's own code as it starts: nobody needs an earlier build for longer, in milliseconds. */
const startTime = 3_600_000;

/** Bundles the product's own sources into a folder and returns the file to run; packages stay where they are. */
export async function bundle(folder = 'dist') {
  const answerThread = await threadProgram('subgraphs/affiliation/delivery/transport/answer-thread.ts');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['gateway/main.ts'],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true, // a command loads its own code only
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    define: { 'import.meta.answerThread': JSON.stringify(answerThread) }, // a text, so that the server does without its files
    write: false,
  });
  await stop(); // else the bundler's process, of more than 100 MB, lives as long as the server
  for (const { path: file, text } of outputFiles) store(file, Buffer.from(text.replace(namesAll, namesClasses)));
  clean(path.join(root, folder), new Set(outputFiles.map(({ path: file }) => file)));
  return path.join(root, folder, 'main.mjs');
}

/**
 * What esbuild keeps names with, of every function that is made, so also of each that a request makes: a twentieth of a
 * large one's time. Only those of classes are asked for, and arrow functions, which most of these are, have no prototype.
 */
const namesAll = '__name = (target, value) => __defProp(';
const namesClasses = '__name = (target, value) => !target.prototype ? target : __defProp(';

/** Takes away what earlier builds made and this one does not have; a process that has just begun may still load it. */
function clean(folder, made) {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (made.has(file) || !/\.mjs(\.\d+)?$/.test(name)) continue;
    const { mtimeMs = Date.now() } = statSync(file, { throwIfNoEntry: false }) ?? {}; // another may have taken it away
    if (Date.now() - mtimeMs > startTime) rmSync(file, { force: true });
  }
}

/** Renamed into place, and only when it is new: other processes may be reading it. What is there already is in use again. */
function store(file, contents) {
  if (existsSync(file) && readFileSync(file).equals(contents)) return utimesSync(file, new Date(), new Date());
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, contents);
  renameSync(draft, file);
}
