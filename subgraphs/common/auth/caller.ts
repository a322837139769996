import type { RequestWork } from '../work/request-work.ts';
import type { Role } from './permissions.ts';

/** A role with what it reaches: municipalities by their three digits, companies by CVR number, units by their number. */
interface CallerRole {
  role: Role;
  kommuner: readonly string[];
  cvrNumre: readonly string[];
  enheder: readonly string[];
}

/** Who asks. Nothing of a person is kept but the subject, which the identity provider chose. */
export interface Caller {
  kind: 'anonymous' | 'person' | 'system';
  /** Null for the anonymous caller only. */
  subject: string | null;
  roles: readonly CallerRole[];
  /** This installation knows no way to sign in, so that nobody can write. */
  signInImpossible?: true;
  /** The product itself, carrying out what a municipality has set up. No credentials make such a caller. */
  isProduct?: true;
}

/** The public reader: whoever sends no credentials. */
export const anonymous: Caller = { kind: 'anonymous', subject: null, roles: [] };

/** The subject of an API key's caller. No token may name such a one. */
export const apiKeySubject = (id: string): string => `api-key:${id}`;

/** Where a subgraph's operation comes from; part of every context. */
export interface RequestOrigin {
  caller: Caller;
  requestId: string;
  /** What is done for it; left out where nothing is to end it. */
  work?: RequestWork | undefined;
}

/** The caller's name in the change log, and what idempotency keys belong to; no two callers share one. */
export const actorOf = ({ kind, subject }: Caller): string => (subject === null ? kind : `${kind}:${subject}`);
