import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Frees what nothing holds on to, as happens sooner or later in a server. */
export function freeMemory(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}
