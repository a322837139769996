import { randomUUID } from 'node:crypto';
import { isUuid } from '../../subgraphs/common/parse/identifiers.ts';
import { holdsCpr, maskCpr } from '../../subgraphs/common/text/cpr-text.ts';

/** An id that may be a CPR number is not taken, since ids stand in answers and in the log. */
export const isRequestId = (given: string): boolean => /^[\w-]{8,64}$/.test(given) && !mayHoldCpr(given);

/** Anything can be written in the form of a UUID: across its dashes, or within a longer row of digits. */
function mayHoldCpr(given: string): boolean {
  return isUuid(given) ? rowHoldsCpr(given) : holdsCpr(given);
}

function rowHoldsCpr(uuid: string): boolean {
  const row = uuid.replaceAll('-', '');
  return /\d{10}/.test(row) && maskCpr(row) !== row; // nearly all have no such row, which is quick to see
}

/** Our own ids keep the rule, too: otherwise a process behind this one would give the request another. */
export function newRequestId(): string {
  const id = randomUUID();
  return rowHoldsCpr(id) ? newRequestId() : id;
}
