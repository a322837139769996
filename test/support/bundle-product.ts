import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Any command bundles the product first: the processes that tests start run what is there when the run begins. */
export function setup(): void {
  const run = fileURLToPath(new URL('../../gateway/run.mjs', import.meta.url));
  execFileSync(process.execPath, [run, '--help'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
