import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Any command bundles the product first: the processes that tests start run what is there when the run begins. */
export function setup(): void {
  run('gateway/run.mjs', '--help');
  run('web/make.mjs'); // the servers that tests start themselves serve the site as it is
}

function run(program: string, ...args: string[]): void {
  const file = fileURLToPath(new URL(`../../${program}`, import.meta.url));
  execFileSync(process.execPath, [file, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}
