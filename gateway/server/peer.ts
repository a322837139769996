import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import product from '../../package.json' with { type: 'json' };
import { type Check, check } from '../../subgraphs/common/check.ts';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import { narrowFile } from '../../subgraphs/common/files/owner-only.ts';
import { createOnce } from '../../subgraphs/common/files/write-file.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import type { Config } from '../config/config.ts';
import type { Readiness } from './health.ts';

/** The header in which a subgraph gets the caller's `authorization`: its own is that of its gateway. */
export const callerAuthorization = 'x-caller-authorization';

/**
 * A secret that only the gateway and its subgraphs know: SUBGRAPH_SECRET, or on one machine a file that the first of the
 * processes makes.
 */
export function subgraphSecret({ subgraphSecret, subgraphSecretFile: file }: Config): string {
  if (subgraphSecret) return subgraphSecret;
  const secret = createOnce(file, randomBytes(32).toString('base64url')).trim();
  if (secret.length < 32) throw new StartupError(`${file} holds no secret of 32 characters or more; delete it.`);
  narrowFile(file); // only now that it is known to be ours
  return secret;
}

/** Compares in constant time, so that answers do not show how much of a guess was right. */
export function isSecret(given: string | undefined, secret: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(`Bearer ${secret}`)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * In this header the processes say to each other what they are: a gateway that is authoritative, before a register that
 * throws writes away, would promise what does not hold. Another router sends no such header, and is let in.
 */
export const peerHeader = 'x-dagtilbudsgraf-peer';

/** What a process says about itself: its mode and its version. */
export const peerOf = ({ register: { mode } }: Config): string => `${mode} ${product.version}`;

/** Why, in English and Danish. */
interface Apart {
  reason: string;
  grund: string;
}

/** Why two processes do not fit together; null when they do. Versions that differ only in the last number fit. */
export function disagreement(config: Config, other: string): Apart | null {
  const [own, theirs] = [peerOf(config), other].map((peer) => peer.split(' '));
  const release = (version = '') => version.split('.').slice(0, 2).join('.');
  if (own?.[0] === theirs?.[0] && release(own?.[1]) === release(theirs?.[1])) return null;
  const [a, b] = [own, theirs].map((peer) => (peer ?? []).join(' '));
  return { reason: `one is "${a}", the other "${b}".`, grund: `den ene er "${a}", den anden "${b}".` };
}

/** How long a subgraph may take to report its health, in milliseconds: less than a health check may take. */
const patience = 1_500;

/** How the subgraph processes are, and why they, or this one, do not fit together; null when they do. */
interface Look {
  checks: Check[];
  apart: Apart | null;
}

/** Asks the subgraph processes how they are. */
export async function lookAtPeers(config: Config): Promise<Look> {
  const answers = await Promise.all([ask(config.register.url), ask(config.affiliation.url)]);
  const [register, affiliation] = answers;
  const unlike = answers.map((answer) => answer && disagreement(config, `${answer.mode} ${answer.version}`));
  const followsOther = register && affiliation ? otherTimeline(register, affiliation) : null;
  const checks = await Promise.all([
    check('register', async () => reasonOf(register, unlike[0])),
    check('affiliation', async () => reasonOf(affiliation, unlike[1] ?? followsOther)),
  ]);
  return { checks, apart: unlike.find((one) => one) ?? followsOther };
}

function reasonOf(answer: Readiness | null, apart: Apart | null | undefined): string | null {
  if (answer === null) return 'no answer';
  if (apart) return apart.reason;
  const wrong = answer.checks.filter(({ ok }) => !ok).map((one) => `${one.name}: ${one.reason}`);
  return wrong.length === 0 ? null : wrong.join('; ');
}

/** An affiliation process that follows another register than this gateway's would tie people to other units. */
function otherTimeline(register: Readiness, affiliation: Readiness): Apart | null {
  const [own, followed] = [register.tidslinje, affiliation.registerTidslinje];
  if (!own || !followed || own === followed) return null;
  return {
    reason: `the register is on timeline ${own}, affiliation follows ${followed}.`,
    grund: `registeret er på tidslinjen ${own}, affiliation følger ${followed}.`,
  };
}

async function ask(url: string): Promise<Readiness | null> {
  const signal = AbortSignal.timeout(patience);
  const response = await fetch(`${url}/health/ready`, { signal }).catch(() => null);
  return response && ((await response.json().catch(() => null)) as Readiness | null);
}

/** How often the gateway looks whether its subgraphs fit together, in milliseconds. */
const interval = 2_000;

/**
 * Refuses requests while the parts do not fit together, with the reason. Two looks in turn must say so: a sandbox that is
 * made anew has another timeline for a moment.
 */
export function refuseApart(app: FastifyInstance, config: Config): void {
  let [last, apart]: (Apart | null)[] = [null, null];
  const look = async () => {
    const seen = (await lookAtPeers(config)).apart;
    apart = last && seen;
    last = seen;
    if (apart) app.log.error({ reason: apart.reason }, 'the parts of the service do not fit together');
  };
  const timer = setInterval(look, interval).unref();
  app.addHook('onClose', async () => clearInterval(timer));
  app.addHook('onRequest', async ({ url }, reply) => {
    if (!apart || url.startsWith('/health')) return;
    const { message, extensions } = refusal('PEER_DISAGREES', apart);
    return reply
      .code(503)
      .header('retry-after', '5')
      .send({ errors: [{ message, extensions }] });
  });
}
