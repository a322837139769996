import type { Snapshot } from '../../../common/database/snapshot.ts';
import type { Person } from './person.ts';

/** A person to be shown by an operation: `formaal` stands in the read log. */
export const toPerson = (id: string, snapshot: Snapshot, formaal: string): Person => ({ id, snapshot, formaal });
