import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signDevelopmentToken } from '../gateway/commands/sign-development-token.ts';
import { readConfig } from '../gateway/config.ts';
import { callerAuthorization } from '../gateway/server/caller-authorization.ts';
import { bundleServer } from './kill/bundle.ts';
import { checkRegister } from './kill/check-register.ts';
import { randomOf } from './kill/random.ts';
import { startVictim } from './kill/victim.ts';
import { type Acknowledged, send, type Write, writeOf } from './kill/write.ts';
import { newDatabase, newFolder } from './support/new-database.ts';

/** Registers side by side, so that one starts its next server while another is written to. */
const registers = 3;
const killsOfEach = 17;
const clients = 6;
/** Milliseconds of writing before a kill, at most. */
const longest = 300;

const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
const secret = 'known to the gateway and this test only';

let server: Awaited<ReturnType<typeof bundleServer>>;
const cleanUp: (() => unknown)[] = [];
beforeAll(async () => {
  server = await bundleServer();
});
afterAll(async () => {
  for (const remove of cleanUp) await remove();
  server.remove();
});

/** Settings of a register's server on a new database, and the headers by which it takes a write. */
async function newRegister() {
  const [folder, { url, remove }] = [newFolder(), await newDatabase()];
  cleanUp.push(folder.remove, remove);
  const env = {
    REGISTER_PORT: '0',
    SAMPLE: 'none',
    DATA_DIR: folder.path,
    REGISTER_DATABASE_URL: url,
    AUTH_DEVELOPMENT: 'true',
    SUBGRAPH_SECRET: secret,
  };
  const claims = { subject: 'test', roles: ['stil'], kommuner: [], cvrNumre: [], expires: '1h' };
  const token = await signDevelopmentToken(readConfig(env), claims);
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${secret}`,
    [callerAuthorization]: `Bearer ${token}`,
  };
  return { env, headers, url };
}

type Register = Awaited<ReturnType<typeof newRegister>>;

/** Kills the register's server again and again while clients write, and returns every write with its answer. */
async function killRepeatedly({ env, headers }: Register, random: () => number): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  const open: string[] = [];
  let unanswered: Write[] = [];
  let count = 0;
  for (let kill = 0; kill <= killsOfEach; kill++) {
    const victim = await startVictim(server.file, env);
    const known = acknowledged.slice(-3);
    for (const { replayed, ...answer } of await sendAll(victim.url, headers, known))
      expect([replayed, known]).toEqual([true, expect.arrayContaining([answer])]);
    // The client that got no answer sends its write again, under the same key: it is carried out once.
    acknowledged.push(...(await sendAll(victim.url, headers, unanswered)).map(({ replayed: _, ...answer }) => answer));
    unanswered = [];
    if (kill === killsOfEach) {
      await victim.kill();
      break;
    }
    const client = async () => {
      for (;;) {
        const write = writeOf(`k${count++}`, random(), open);
        const answer = await send(victim.url, headers, write);
        if (answer === null) return void unanswered.push(write);
        const { replayed: _, ...rest } = answer;
        acknowledged.push(rest);
        if (rest.size === 1 && rest.names.length === 1) open.push(...rest.numbers);
      }
    };
    const writing = Promise.all(Array.from({ length: clients }, client));
    await wait(random() * longest);
    await victim.kill();
    await writing;
  }
  return acknowledged;
}

async function sendAll(url: string, headers: Record<string, string>, writes: readonly Write[]) {
  const answers = await Promise.all(writes.map((write) => send(url, headers, write)));
  return answers.filter((answer) => answer !== null);
}

describe('a server killed while it is written to', () => {
  it(`keeps every acknowledged write whole, and carries none out twice (KILL_SEED=${seed})`, async () => {
    const all = await Promise.all(
      Array.from({ length: registers }, async (_, i) => {
        const register = await newRegister();
        return { register, acknowledged: await killRepeatedly(register, randomOf(seed + i)) };
      }),
    );
    for (const { register, acknowledged } of all) {
      expect(acknowledged.length).toBeGreaterThan(killsOfEach);
      await checkRegister(register.url, acknowledged);
    }
    console.log(all.map(({ acknowledged }) => acknowledged.length));
  }, 300_000);
});
