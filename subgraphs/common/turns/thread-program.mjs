import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const absWorkingDir = fileURLToPath(new URL('../../..', import.meta.url));

/** The text of a script of the product with all that it needs, packages as well: a thread that runs it reads no file. */
export async function threadProgram(script) {
  const options = { absWorkingDir, bundle: true, format: 'cjs', platform: 'node', target: 'node20', write: false };
  const { outputFiles } = await build({ ...options, entryPoints: [script] });
  return outputFiles[0].text;
}
