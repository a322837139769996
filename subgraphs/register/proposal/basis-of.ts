import type { Draft } from '../draft/draft.ts';
import { objectScopes } from './object-scopes.ts';

/** What a proposal rests on, as it is stored: when this is another, the proposal is outdated. */
export interface Basis {
  kommuner: string;
  cvrNumre: string;
  /** The versions of the objects that it touches. */
  versions: string;
}

/** The basis of a proposal of what a draft changes. */
export function basisOf(draft: Draft): Basis {
  const scopes = objectScopes(draft);
  const versions = draft
    .touched()
    .flatMap(({ niveau, before }) => (before === null ? [] : [`${niveau} ${before.nummer} ${before.version}`]));
  return {
    kommuner: inOrder(scopes.flatMap(({ kommuner }) => kommuner)),
    cvrNumre: inOrder(scopes.flatMap(({ cvrNumre }) => cvrNumre ?? [])),
    versions: inOrder(versions),
  };
}

const inOrder = (values: readonly string[]): string => JSON.stringify([...new Set(values)].sort());
