import type { Role } from './roles.ts';

/** A role with what it reaches: municipalities by their three digits, companies by CVR number, units by their number. */
export interface CallerRole {
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
