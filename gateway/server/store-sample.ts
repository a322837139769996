import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { parse } from 'graphql';
import { sampleDagplejegrupper } from '../../prisma/seed/dagplejegrupper.ts';
import { samplePeople } from '../../prisma/seed/folk/sample-people.ts';
import { sample } from '../../prisma/seed/sample.ts';
import type { Affiliation } from '../../subgraphs/affiliation/affiliation.ts';
import type { AskRegister } from '../../subgraphs/affiliation/units/enhed/feed.ts';
import type { Config } from '../config/config.ts';

/**
 * Stores the shipped dagplejegrupper and people, which belong to the shipped units: a register with real ones gets none.
 * If the register does not answer yet, it is asked again until it does or `app` closes; nobody waits for that.
 */
export async function storeSample(
  config: Config,
  affiliation: Affiliation,
  ask: AskRegister,
  app: FastifyInstance,
): Promise<void> {
  const { sample: size } = config;
  if (size === 'none') return;
  const attempt = () =>
    storeOnce(size, affiliation, ask).catch((error: unknown) => {
      app.log.error({ err: error }, 'the sample was not stored; the next start tries again');
      return true;
    });
  if (await attempt()) return;
  const end = new AbortController();
  const later = goOn(attempt, config.affiliation.pollEvery, end.signal);
  app.addHook('onClose', () => {
    end.abort();
    return later;
  });
}

/** False when it is not known yet whether there is anything to store. */
async function storeOnce(size: 'small' | 'full', affiliation: Affiliation, ask: AskRegister): Promise<boolean> {
  const began = await beganWithSample(ask);
  if (!began) return began !== null;
  await affiliation.follower.catchUpWholly();
  await affiliation.storeSample(sampleDagplejegrupper(sample(size)));
  // The small sample is without people.
  if (size === 'full') await affiliation.storePeople(() => samplePeople(size));
  return true;
}

async function goOn(attempt: () => Promise<boolean>, pause: number, signal: AbortSignal): Promise<void> {
  do await sleep(pause, null, { signal, ref: false }).catch(() => undefined);
  while (!signal.aborted && !(await attempt()));
}

const document = parse('{ changes(after: 0, first: 1) { nodes { changeset { source } } } }');

/** How long a register that is there may take to answer, in milliseconds. */
const patience = 3_000;

/** Whether the register began with the shipped sample; null when it does not answer. */
async function beganWithSample(ask: AskRegister): Promise<boolean | null> {
  const answer = await Promise.race([ask(document, {}), sleep(patience, null, { ref: false })]);
  const changes = answer?.data?.changes as { nodes: { changeset: { source: string } }[] } | null | undefined;
  return changes ? changes.nodes[0]?.changeset.source === 'sample' : null;
}
