import { refusal } from '../errors/refusal.ts';

/** Refuses to go on in a change log after a number that it has not given: answering as if it had would hide news. */
export function refuseBeyond(after: number, head: number): void {
  if (after <= head) return;
  const error = refusal('CHANGE_BEYOND_HEAD', { field: 'after', value: after, head, example: String(head) });
  error.extensions.head = head;
  throw error;
}
