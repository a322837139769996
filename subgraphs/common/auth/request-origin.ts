import type { Caller } from './caller.ts';

/** Where a subgraph's operation comes from; part of every context. */
export interface RequestOrigin {
  caller: Caller;
  requestId: string;
}
