import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'libsql';
import { besides, printWaits } from './beside.ts';
import { startAttacked, type Target } from './target.ts';

/** How long the lock is held, in milliseconds. */
const held = 8_000;

/** Holds SQLite's write lock from another process, and tells what /health, public reads and a write met meanwhile. */
export async function attack(target: Target): Promise<void> {
  const product = await startAttacked(target, { SAMPLE: 'small' });
  try {
    const token = await product.command('token', '--role', 'stil', 'kommunal', '--kommune', '101', '--expires', '1h');
    const open = (file: string) => new Database(path.join(product.dataDir, file));
    const connections = [open('register.db'), open('affiliation.db')];
    for (const one of connections) one.exec('BEGIN IMMEDIATE');
    const waits = await besides(product.url, token, setTimeout(held));
    for (const one of connections) {
      one.exec('ROLLBACK');
      one.close();
    }
    printWaits(waits, await waits.last);
  } finally {
    await product.stop();
  }
}
