import { select } from './select.ts';

const lifetime = 5 * 60_000;

/** How far two clocks may be apart. */
const skew = 60_000;

/** Throws unless a signed Timestamp is of now; one without an end lasts five minutes, as STIL's do. */
export function checkTimestamp(timestamp: Element, now: number): void {
  const at = (name: string) => Date.parse(select(`wsu:${name}`, timestamp)[0]?.textContent?.trim() ?? '');
  const created = at('Created');
  const expires = Math.min(at('Expires') || Number.POSITIVE_INFINITY, created + lifetime);
  const isNow = created - skew <= now && now <= expires + skew;
  if (!isNow) throw new Error('the Timestamp is not of now');
}
