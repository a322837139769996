import { problem } from '../../common/errors/problem.ts';
import { namedRow } from '../change/named-row.ts';
import type { Work } from '../change/work.ts';

/** Refuses a row for want of another one, which was refused. */
export function refuseDependent(work: Work, path: string[], dependsOn: readonly string[]): void {
  work.errors.push({ ...problem('ROW_DEPENDS', path, namedRow(dependsOn)), dependsOn });
}
