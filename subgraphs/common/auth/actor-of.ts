import type { Caller } from './caller.ts';

/** The caller's name in the change log, and what idempotency keys belong to; no two callers share one. */
export const actorOf = ({ kind, subject }: Caller): string => (subject === null ? kind : `${kind}:${subject}`);
