import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signDevelopmentToken } from '../../../gateway/commands/token.ts';
import { readConfig } from '../../../gateway/config/config.ts';
import { callerAuthorization } from '../../../gateway/server/peer.ts';
import { bundleServer } from '../../kill/bundle.ts';
import { checkRegister } from '../../kill/check-register.ts';
import { randomOf } from '../../kill/random.ts';
import { startVictim, type Victim } from '../../kill/victim.ts';
import { type Acknowledged, send, type Write, writeOf } from '../../kill/write.ts';
import { newDatabase, newFolder } from '../../support/new-database.ts';

/** Registers side by side, so that one starts its next server while another is written to. */
const registers = 3;
const killsOfEach = 17;
const clients = 4;
/** Milliseconds of writing before a kill, at most. */
const longest = 250;

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

/** What the clients of a register know. */
class Clients {
  readonly acknowledged: Acknowledged[] = [];
  readonly #register: Register;
  readonly #random: () => number;
  readonly #open: string[] = [];
  #unanswered: Write[] = [];
  #count = 0;

  constructor(register: Register, random: () => number) {
    this.#register = register;
    this.#random = random;
  }

  /** An acknowledged write sent again to the next server is answered the same. */
  async askAgain({ url }: Victim): Promise<void> {
    const known = this.acknowledged.slice(-1);
    const answers = await Promise.all(known.map((write) => send(url, this.#register.headers, write)));
    expect(answers).toEqual(known.map((answer) => ({ ...answer, replayed: true })));
  }

  /** Who got no answer sends the write again, under the same key. */
  async sendUnanswered({ url }: Victim): Promise<void> {
    const answers = await Promise.all(this.#unanswered.map((write) => send(url, this.#register.headers, write)));
    this.acknowledged.push(...answers.filter((answer) => answer !== null));
    this.#unanswered = [];
  }

  /** All write, one after the other each, until the server is gone. */
  async writeUntilKilled(victim: Victim): Promise<void> {
    const writing = Promise.all(Array.from({ length: clients }, () => this.#writeOn(victim)));
    await wait(this.#random() * longest);
    await victim.kill();
    await writing;
  }

  async #writeOn({ url }: Victim): Promise<void> {
    for (;;) {
      const write = writeOf(`k${this.#count++}`, this.#random(), this.#open);
      const answer = await send(url, this.#register.headers, write);
      if (answer === null) return void this.#unanswered.push(write);
      this.acknowledged.push(answer);
      if (write.names.length === 1) this.#open.push(...answer.numbers);
    }
  }
}

/** Kills the register's server again and again, and returns every write with its answer. */
async function killRepeatedly(register: Register, random: () => number): Promise<Acknowledged[]> {
  const written = new Clients(register, random);
  for (let kills = 0; ; kills++) {
    const victim = await startVictim(server.file, register.env);
    await written.askAgain(victim);
    await written.sendUnanswered(victim);
    if (kills === killsOfEach) return victim.kill().then(() => written.acknowledged);
    await written.writeUntilKilled(victim);
  }
}

describe('a server killed while it is written to', () => {
  it(`keeps every acknowledged write whole, and carries none out twice (KILL_SEED=${seed})`, async () => {
    const killed = Array.from({ length: registers }, async (_, i) => {
      const register = await newRegister();
      return { register, acknowledged: await killRepeatedly(register, randomOf(seed + i)) };
    });
    for (const { register, acknowledged } of await Promise.all(killed)) {
      expect(acknowledged.length).toBeGreaterThan(killsOfEach);
      await checkRegister(register.url, acknowledged);
    }
  }, 300_000);
});
