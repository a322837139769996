import type { RequestWork } from '../work/request-work.ts';
import type { Caller } from './caller.ts';

/** Where a subgraph's operation comes from; part of every context. */
export interface RequestOrigin {
  caller: Caller;
  requestId: string;
  /** What is done for it; left out where nothing is to end it. */
  work?: RequestWork | undefined;
}
