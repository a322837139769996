import type { Snapshot } from '../../common/database/snapshot.ts';
import { parseList } from '../change/parse-list.ts';
import type { Tilknytning as Row } from '../generated/sqlite/client.ts';
import type { Tilknytning } from './tilknytning.ts';
import type { Tilknytningsslags } from './tilknytningsslags.ts';

/** A stored tie, shown by an operation: `formaal` stands in the read log. */
export function toTilknytning(row: Row, snapshot: Snapshot, formaal: string): Tilknytning {
  const { fromChange: _from, toChange: _to, slags, roller, grupper, ...rest } = row;
  return {
    ...rest,
    snapshot,
    formaal,
    slags: slags as Tilknytningsslags,
    roller: parseList(roller),
    gruppeIds: parseList(grupper),
  };
}
