import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'graphql';
import type { AskRegister } from '../../subgraphs/affiliation/enhed/register-feed.ts';

const document = parse('{ changes(after: 0, first: 1) { nodes { changeset { source } } } }');

/** How long a register that is there may take to answer, in milliseconds. */
const patience = 3_000;

/** Whether the register began with the shipped sample; null when it does not answer. */
export async function beganWithSample(ask: AskRegister): Promise<boolean | null> {
  const answer = await Promise.race([ask(document, {}), sleep(patience, null, { ref: false })]);
  const changes = answer?.data?.changes as { nodes: { changeset: { source: string } }[] } | null | undefined;
  return changes ? changes.nodes[0]?.changeset.source === 'sample' : null;
}
