import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signDevelopmentToken } from '../../gateway/commands/token.ts';
import { readConfig } from '../../gateway/config/config.ts';
import type { Running } from '../../gateway/server/listen.ts';
import { startAffiliation } from '../../gateway/server/start-affiliation.ts';
import { startGateway } from '../../gateway/server/start-gateway.ts';
import { startRegister } from '../../gateway/server/start-register.ts';
import { type Ask, askOf } from '../support/ask.ts';
import { get } from '../support/get.ts';
import { newStore, type Store } from '../support/put-back.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

let store: Store;
let proxy: TcpProxy;
let ask: Ask;
let url: string;
const running: Running[] = [];

beforeAll(async () => {
  store = await newStore();
  const register = await startRegister(readConfig(store.env));
  const affiliation = await startAffiliation(readConfig({ ...store.env, REGISTER_URL: register.url }));
  proxy = await startTcpProxy(register.url);
  const urls = { REGISTER_URL: proxy.url(register.url), AFFILIATION_URL: affiliation.url };
  const config = readConfig({ ...store.env, ...urls });
  const gateway = await startGateway(config);
  running.push(gateway, affiliation, register);
  const claims = { subject: 'test', roles: ['stil'], kommuner: [], cvrNumre: [], expires: '1h' };
  url = gateway.url;
  ask = askOf(url, await signDevelopmentToken(config, claims));
});
afterAll(async () => {
  for (const one of running) await one.close();
  await proxy.close();
  await store.remove();
});

interface Payload {
  createDaginstitution: { errors: { code: string }[]; replayed: boolean };
}
const create = (navn: string, key: string) =>
  `mutation { createDaginstitution(input: { navn: "${navn}", ejerform: "1", lovgrundlag: "1", kommune: "101" }, idempotencyKey: "${key}") { errors { code } replayed } }`;
const count = async (navn: string) => {
  const query = `{ daginstitutioner(where: { navn: { eq: "${navn}" } }) { totalCount } }`;
  return (await get<{ daginstitutioner: { totalCount: number } }>(ask, query)).daginstitutioner.totalCount;
};

describe('a subgraph that is lost', () => {
  it.each([
    ['before it heard', 'before', 0],
    ['when it had written', 'after', 1],
  ] as const)('%s leaves the outcome of a write open, and the key settles it', async (_, when, stored) => {
    const [navn, key] = [`Tabt ${when}`, randomUUID()];
    expect((await get<Payload>(ask, create(`${navn} først`, randomUUID()))).createDaginstitution.errors).toEqual([]);
    proxy.breakAt(key, when);
    const { errors } = await ask(create(navn, key));
    expect(errors).toMatchObject([{ extensions: { code: 'OUTCOME_UNKNOWN', retryable: true } }]);
    expect(await count(navn)).toBe(stored);
    const again = await get<Payload>(ask, create(navn, key));
    expect(again.createDaginstitution).toEqual({ errors: [], replayed: stored === 1 });
    expect(await count(navn)).toBe(1);
  });

  it('leaves a question to be asked again', async () => {
    proxy.breakAt('Tabt spørgsmål', 'after');
    const { errors } = await ask('{ daginstitutioner(where: { navn: { eq: "Tabt spørgsmål" } }) { totalCount } }');
    expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', retryable: true } }]);
  });

  it('has carried out nothing that it could not be reached for', async () => {
    await proxy.goAway();
    const { errors } = await ask(create('Væk', randomUUID()));
    expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
    await proxy.comeBack();
    expect(await count('Væk')).toBe(0);
  });
});
