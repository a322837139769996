import { actorOf } from '../../common/auth/actor-of.ts';
import type { Caller } from '../../common/auth/caller.ts';

/** The product itself, carrying out a municipality's plan: what its vendor may do, in that municipality alone. */
export const systemCaller = (kommuneKode: string): Caller => ({
  kind: 'system',
  subject: 'leveringsplan',
  roles: [{ role: 'leverandoer', kommuner: [kommuneKode], cvrNumre: [], enheder: [] }],
  isProduct: true,
});

/** The product itself as the log names it. */
export const planActor = actorOf(systemCaller(''));
