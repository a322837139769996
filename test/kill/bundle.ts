import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file of the product still finds what lies beside it. */
const ownAddress: Plugin = {
  name: 'own-address',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('node_modules') ? null : code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
};

/** Packages that find files of their own, or choose them by the machine. */
const external = ['libsql', 'pg', 'pino', '@prisma/client', '@prisma/adapter-libsql', '@prisma/adapter-pg'];

/** The register's server as one file, which starts in a fourth of the time: it is to be started many times. */
export async function bundleServer(): Promise<{ file: string; remove(): void }> {
  // Among the packages, where what it imports is found.
  const folder = path.join(root, 'node_modules', '.vite', `kill-${process.pid}`);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [ownAddress],
    ssr: { noExternal: true, external },
    build: {
      ssr: path.join(root, 'test/kill/server.ts'),
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'server.mjs' } },
    },
  });
  return { file: path.join(folder, 'server.mjs'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
