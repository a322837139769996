import type { Snapshot } from '../../common/database/snapshot.ts';
import { toNode } from '../dagtilbud/dagtilbud.reader.ts';
import type { Rows } from '../dagtilbud/niveau.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import type { Found } from './find-breaches.ts';
import type { Finding } from './finding.ts';

/** A finding as the schema shows it. */
export function toFinding({ object, breach }: Found, kodebog: Kodebog, snapshot: Snapshot): Finding {
  const { code, severity, da, en, path, value, example } = breach;
  const row = object.before as Rows[typeof object.niveau];
  const dagtilbud = toNode[object.niveau](row as never, kodebog, snapshot); // level and row belong together
  return { code, severity, da, en, dagtilbud, field: path.at(-1) ?? '', value, example: example ?? '' };
}
