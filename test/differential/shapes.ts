import { signDevelopmentToken } from '../../gateway/commands/token.ts';
import { type Config, readConfig } from '../../gateway/config/config.ts';
import type { Running } from '../../gateway/server/listen.ts';
import { startAffiliation } from '../../gateway/server/start-affiliation.ts';
import { startEmbedded } from '../../gateway/server/start-embedded.ts';
import { startGateway } from '../../gateway/server/start-gateway.ts';
import { startRegister } from '../../gateway/server/start-register.ts';
import { sample } from '../../prisma/seed/sample.ts';
import type { OnStatement } from '../../subgraphs/common/database/open.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import type { Answer } from './compare.ts';

/** Where one copy of the data is. */
export interface Store {
  folder: string;
  register: string;
  affiliation: string;
}

export interface Claims {
  subject: string;
  roles: string[];
  kommuner: string[];
  cvrNumre: string[];
  enheder: string[];
}

/** One way to answer an operation. Without claims it is asked by the public. */
export interface Shape {
  name: string;
  ask(query: string, variables: object, claims?: Claims): Promise<Answer>;
  close(): Promise<void>;
}

/** The municipality whose units have people. */
export const kommune = '740';

const settings = ({ folder, register, affiliation }: Store, more: Record<string, string> = {}) =>
  readConfig({
    ...{ PORT: '0', REGISTER_PORT: '0', AFFILIATION_PORT: '0', SAMPLE: 'full', LOG_LEVEL: 'silent' },
    ...{ DATA_DIR: folder, REGISTER_DATABASE_URL: register, AFFILIATION_DATABASE_URL: affiliation },
    ...{ AUTH_DEVELOPMENT: 'true', REGISTER_POLL_MS: '3600000' },
    ...more,
  });

/** Fills a store with one municipality of the full sample, which is enough to meet every kind of object in. */
export async function fill(store: Store): Promise<void> {
  const register = await openRegister(store.register);
  await register.storeSample([...sample('full')].filter(({ admKommuneKode }) => admKommuneKode === kommune));
  await register.close();
  const { close } = await startEmbedded(settings(store));
  await close();
}

export async function startOneProcess(store: Store): Promise<Shape> {
  const config = settings(store);
  const { url, close } = await startEmbedded(config);
  return { name: 'one process', ask: askAt(url, config), close };
}

/** The servers of three processes, over HTTP as there, and how to do without one of them. */
export async function startThreeProcesses(
  store: Store,
  observers: { register?: OnStatement; affiliation?: OnStatement } = {},
): Promise<Shape & { stopRegister(): Promise<void> }> {
  const register = await startRegister(settings(store), observers.register);
  const registerUrl = { REGISTER_URL: register.url };
  const affiliation = await startAffiliation(settings(store, registerUrl), observers.affiliation);
  const config = settings(store, { ...registerUrl, AFFILIATION_URL: affiliation.url });
  const gateway = await startGateway(config);
  const running = new Set([gateway, affiliation, register]);
  const stop = async (one: Running) => {
    if (running.delete(one)) await one.close();
  };
  const close = async () => {
    for (const one of running) await stop(one);
  };
  return { name: 'three processes', ask: askAt(gateway.url, config), close, stopRegister: () => stop(register) };
}

function askAt(url: string, config: Config): Shape['ask'] {
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (claims: Claims) => {
    const key = JSON.stringify(claims);
    const token = tokens.get(key) ?? signDevelopmentToken(config, { ...claims, expires: '12h' });
    tokens.set(key, token);
    return token;
  };
  return async (query, variables, claims) => {
    const authorization = claims && `Bearer ${await tokenOf(claims)}`;
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { ...headers, ...(authorization && { authorization }) },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  };
}
