import { afterRounds } from '../../subgraphs/common/turns/turns.ts';

/** How long new requests may keep the event loop in one round, in milliseconds: reading and checking them takes time. */
const longest = 10;
/** Steps of a request's promises until it is checked and has begun what it waits for. */
const steps = 50;

/** Shared by the whole process: whether a round is under way, until when, and who waits for the next one. */
let isOpen = false;
let until = 0;
const waiting: (() => void)[] = [];

/**
 * Settles when a request may be read and checked: at once, or in a later round when those before it took long enough, so
 * that a crowd that asks at the same time keeps nobody else from being answered.
 */
export function takeTurn(): Promise<void> | undefined {
  if (waiting.length === 0 && isTime()) return undefined;
  return new Promise((resolve) => waiting.push(resolve));
}

function isTime(): boolean {
  const now = performance.now();
  if (isOpen) return now <= until;
  isOpen = true;
  until = now + longest;
  afterRounds(() => void beginRound());
  return true;
}

async function beginRound(): Promise<void> {
  isOpen = false;
  while (waiting.length > 0 && isTime()) {
    waiting.shift()?.();
    for (let step = 0; step < steps; step++) await undefined;
  }
}
