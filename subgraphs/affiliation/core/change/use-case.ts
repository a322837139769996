import type { GraphQLError } from 'graphql';
import type { Action } from '../../../common/auth/permissions.ts';
import type { AffiliationTransaction } from '../store/database.ts';
import type { Work } from './work.ts';

/** CPR numbers of an input. Looking for them is counted, and noted, whatever is found. */
export interface GivenCpr {
  numre: readonly (string | null | undefined)[];
  /** They are stored with the write, and then counted with what is stored. */
  isStored: boolean;
  /** Persons and ties that the input names by id, and no place: they are counted for their municipality. */
  about?: { personer?: readonly string[]; tilknytninger?: readonly string[] };
  /** Those of them that are not stored although the write is, as its report has them. */
  leftOut?(report: object): readonly (string | null | undefined)[];
  /** Takes out of the report what tells of those, for they are too many. */
  withhold?(report: object, beyond: GraphQLError): object;
}

/** What a write is to do. */
export interface UseCase {
  /** The right that it takes, in the municipality or at the unit of every object it names or touches, before and after. */
  action: Action;
  /** The mutation, for the read log; its right when left out. */
  navn?: string;
  /** What the caller gave: the same under one idempotency key is carried out once. */
  input: unknown;
  /**
   * Units and municipalities that the input names: the right is asked there before anything is looked up. Without it a
   * caller would learn from the answer whom a municipality knows.
   */
  places?: { enheder?: readonly string[]; kommuner?: readonly string[] };
  /** The CPR numbers that the input gives, which are looked up. */
  cpr?: GivenCpr;
  /** Loads and changes; what is impossible is noted as a problem of the work. Runs in a dry run, too. */
  run(work: Work): Promise<void> | void;
  /** What the write tells beside its changes, as JSON; a repeated call gets the same. Asked after `run`. */
  report?(work: Work): object;
  /** Stores what belongs to the write beside its objects, in its transaction. */
  keep?(tx: AffiliationTransaction, work: Work): Promise<void>;
  /** Through which door; "graphql" when left out. */
  source?: string;
}
