import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import product from '../../package.json' with { type: 'json' };
import { type Check, check } from '../../subgraphs/common/check.ts';
import { sqlitePath } from '../../subgraphs/common/database/sqlite-connection.ts';
import type { Config } from '../config/config.ts';
import { isStopping } from './traffic.ts';

/** How long an answer to /health/ready holds, in milliseconds: to ask more often costs the database nothing. */
const freshness = 1_000;

export interface Readiness {
  status: 'ready' | 'unready';
  mode: string;
  version: string;
  checks: Check[];
  /** For a subgraph process: the timeline of its database. */
  tidslinje?: string;
  /** For the affiliation process: the register's timeline that it follows; null before it knows one. */
  registerTidslinje?: string | null;
}

/** What a subgraph says about its own timeline, and the one that it follows. */
export type Timelines = Pick<Readiness, 'tidslinje' | 'registerTidslinje'>;

/**
 * /health/live: the process answers. /health/ready: it has what it needs, otherwise 503 with the reasons, so that a
 * balancer sends nobody. /health is the same as /health/live, with the mode.
 */
export function registerHealth(
  app: FastifyInstance,
  { register: { mode } }: Config,
  look: () => Promise<Check[]>,
  timelines: () => Promise<Timelines> = async () => ({}),
) {
  const readiness = remembered(async (): Promise<Readiness> => {
    const checks = await look();
    const status = checks.every(({ ok }) => ok) ? 'ready' : 'unready';
    // If the database does not answer, the checks say so.
    const stories = await timelines().catch(() => ({}));
    return { status, mode, version: product.version, ...stories, checks };
  });
  app.get('/health', async () => ({ status: 'ok', mode }));
  app.get('/health/live', async () => ({ status: 'ok' }));
  app.get('/health/ready', async (_request, reply) => {
    const seen = isStopping(app) ? stopping(mode) : await readiness();
    return reply
      .code(seen.status === 'ready' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(seen);
  });
}

const stopping = (mode: string): Readiness => {
  const checks = [{ name: 'running', ok: false, reason: 'the process is stopping' }];
  return { status: 'unready', mode, version: product.version, checks };
};

/** Asks once for all who ask at the same time, and for those shortly after. */
function remembered<Result>(ask: () => Promise<Result>): () => Promise<Result> {
  let last: { at: number; result: Promise<Result> } | null = null;
  return () => {
    if (last === null || performance.now() - last.at > freshness) last = { at: performance.now(), result: ask() };
    return last.result;
  };
}

/** Whether every disk that this process writes to has room. */
export function checkDisk({ dataDir, minFreeBytes, register, affiliation }: Config): Promise<Check> {
  const files = [register, affiliation].map(({ databaseUrl }) => databaseUrl).filter((url) => url.startsWith('file:'));
  const folders = new Set([dataDir, ...files.map((url) => path.dirname(sqlitePath(url)))].filter(existsSync));
  return check('disk', async () => {
    for (const folder of folders) {
      const { bavail, bsize } = await statfs(folder);
      if (bavail * bsize < minFreeBytes) return `${Math.floor((bavail * bsize) / 1e6)} MB are free`;
    }
    return null;
  });
}
