import { setTimeout } from 'node:timers/promises';
import { holdLock } from '../support/hold-lock.ts';
import { besides, printWaits } from './beside.ts';
import { startAttacked, type Target } from './target.ts';

/** How long the lock is held, in milliseconds. */
const held = 8_000;

/** Holds what writers need, SQLite's write lock or PostgreSQL's row of numbers, from another process, and tells what /health, public reads and a write met meanwhile. */
export async function attack(target: Target): Promise<void> {
  const product = await startAttacked(target, { SAMPLE: 'small' });
  try {
    const token = await product.command('token', '--role', 'stil', 'kommunal', '--kommune', '101', '--expires', '1h');
    const releases = await Promise.all(product.databases.map(holdLock));
    const waits = await besides(product.url, token, setTimeout(held));
    for (const release of releases) await release();
    printWaits(waits, await waits.last);
  } finally {
    await product.stop();
  }
}
