import { copyFileSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { signDevelopmentToken } from '../../gateway/commands/token.ts';
import { type Config, readConfig } from '../../gateway/config/config.ts';
import type { LogSink } from '../../gateway/server/create-app.ts';
import type { Running } from '../../gateway/server/listen.ts';
import { startAffiliation } from '../../gateway/server/start-affiliation.ts';
import { startEmbedded } from '../../gateway/server/start-embedded.ts';
import { startGateway } from '../../gateway/server/start-gateway.ts';
import { startRegister } from '../../gateway/server/start-register.ts';
import { type Ask, askOf } from './ask.ts';
import { newDatabase, newFolder, provider } from './new-database.ts';

export type Part = 'register' | 'affiliation';
export const shapes = ['one process', 'three processes'] as const;

export interface Started {
  url: string;
  /** Asked by STIL support. */
  ask: Ask;
  config: Config;
  /** Address of the process whose readiness tells of the follower. */
  follower: string;
  stop(): Promise<void>;
}

/** A product whose databases can be put back as they were, behind its back, while it is stopped. */
export interface Store {
  env: Record<string, string>;
  start(shape: (typeof shapes)[number], settings?: Record<string, string>, log?: LogSink): Promise<Started>;
  /** Keeps a database as it is now. Nobody may have it open. */
  keep(part: Part): Promise<void>;
  /** Puts a database back as it was kept. Nobody may have it open. */
  putBack(part: Part): Promise<void>;
  remove(): Promise<void>;
}

export async function newStore(): Promise<Store> {
  const [folder, register, affiliation] = [newFolder(), await newDatabase(), await newDatabase()];
  const urls = { register: register.url, affiliation: affiliation.url };
  const env = {
    ...{ PORT: '0', REGISTER_PORT: '0', AFFILIATION_PORT: '0', SAMPLE: 'small', LOG_LEVEL: 'silent', RECHECK: 'off' },
    ...{ DATA_DIR: folder.path, REGISTER_DATABASE_URL: urls.register, AFFILIATION_DATABASE_URL: urls.affiliation },
    ...{ AUTH_DEVELOPMENT: 'true', REGISTER_POLL_MS: '100', SUBGRAPH_SECRET: 'x'.repeat(40) },
  };
  return {
    env,
    start: (shape, settings = {}, log) => start(shape, { ...env, ...settings }, log),
    keep: (part) => copy(urls[part], keptOf(urls[part])),
    putBack: (part) => copy(keptOf(urls[part]), urls[part]),
    remove: async () => {
      if (provider === 'postgresql') for (const url of Object.values(urls)) await asAdmin(drop(keptOf(url)));
      await Promise.all([register.remove(), affiliation.remove()]);
      folder.remove();
    },
  };
}

async function start(shape: string, env: Record<string, string>, log?: LogSink): Promise<Started> {
  const running: Running[] = [];
  const run = async (one: Promise<Running>) => {
    running.unshift(await one);
    return (await one).url;
  };
  let url: string;
  let follower: string;
  let config = readConfig(env);
  if (shape === 'one process') {
    url = await run(startEmbedded(config, log ? { log } : {}));
    follower = url;
  } else {
    const REGISTER_URL = await run(startRegister(config));
    follower = await run(startAffiliation(readConfig({ ...env, REGISTER_URL })));
    config = readConfig({ ...env, REGISTER_URL, AFFILIATION_URL: follower });
    url = await run(startGateway(config));
  }
  const claims = { subject: 'test', roles: ['stil'], kommuner: [], cvrNumre: [], enheder: [], expires: '1h' };
  return {
    ...{ url, config, follower },
    ask: askOf(url, await signDevelopmentToken(config, claims)),
    stop: async () => {
      for (const one of running.splice(0)) await one.close();
    },
  };
}

const keptOf = (url: string): string => (provider === 'postgresql' ? `${url}_kept` : `${url}.kept`);

async function copy(from: string, to: string): Promise<void> {
  if (provider === 'postgresql') {
    await asAdmin(drop(to));
    return asAdmin(`CREATE DATABASE "${nameOf(to)}" TEMPLATE "${nameOf(from)}"`);
  }
  const [source, target] = [from, to].map((url) => url.replace(/^file:/, '')) as [string, string];
  for (const end of ['-wal', '-shm']) rmSync(target + end, { force: true });
  if (existsSync(`${source}-wal`)) copyFileSync(`${source}-wal`, `${target}-wal`);
  copyFileSync(source, target);
}

const nameOf = (url: string): string => path.basename(new URL(url).pathname);
const drop = (url: string): string => `DROP DATABASE IF EXISTS "${nameOf(url)}" WITH (FORCE)`;

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${inject('postgresServer')}/postgres` });
  await client.connect();
  await client.query(statement);
  await client.end();
}
