import { refusal } from '../../common/errors/refusal.ts';
import { checks } from '../aulacheck/checks.ts';

/** The steps that only people can tell of are the checks that say so. */
const koder = new Set(checks.filter(({ told }) => told).map(({ code }) => code));

export function parseOpsaetningKode(value: string, field: string): string {
  if (koder.has(value)) return value;
  throw refusal('KODE_UNKNOWN', { field, value, liste: 'aulaChecks', example: 'SETUP_STARTED' });
}
