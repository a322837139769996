import product from '../../package.json' with { type: 'json' };
import { type Check, check } from '../../subgraphs/common/check.ts';
import type { Config } from '../config.ts';
import type { Readiness } from './health.ts';

/**
 * In this header the processes tell each other what they are: a gateway that says authoritative before a register that
 * throws away what is written would promise what does not hold. Another router, which sends none, is not asked.
 */
export const peerHeader = 'x-dagtilbudsgraf-peer';

/** What a process says of itself: its mode and its version. */
export const peerOf = ({ register: { mode } }: Config): string => `${mode} ${product.version}`;

/** Why two processes do not fit together; null when they do. Versions do that differ in the last number alone. */
export function disagreement(config: Config, other: string): { reason: string; grund: string } | null {
  const [own, theirs] = [peerOf(config), other].map((peer) => peer.split(' '));
  const release = (version = '') => version.split('.').slice(0, 2).join('.');
  if (own?.[0] === theirs?.[0] && release(own?.[1]) === release(theirs?.[1])) return null;
  const [a, b] = [own, theirs].map((peer) => (peer ?? []).join(' '));
  return { reason: `one is "${a}", the other "${b}".`, grund: `den ene er "${a}", den anden "${b}".` };
}

/** How long a subgraph may take to say how it is, in milliseconds: less than a look may take. */
const patience = 1_500;

/** Whether a subgraph process answers, is ready, and fits with this one. */
export function checkPeer(config: Config, name: 'register' | 'affiliation'): Promise<Check> {
  return check(name, async () => {
    const answer = await ask(`${config[name].url}/health/ready`);
    if (answer === null) return 'no answer';
    const apart = disagreement(config, `${answer.mode} ${answer.version}`);
    if (apart) return apart.reason;
    const wrong = answer.checks.filter(({ ok }) => !ok).map((one) => `${one.name}: ${one.reason}`);
    return wrong.length === 0 ? null : wrong.join('; ');
  });
}

async function ask(url: string): Promise<Readiness | null> {
  const response = await fetch(url, { signal: AbortSignal.timeout(patience) }).catch(() => null);
  return response && ((await response.json().catch(() => null)) as Readiness | null);
}
