import type { Caller } from './caller.ts';

/** The public reader: whoever sends no credentials. */
export const anonymous: Caller = { kind: 'anonymous', subject: null, roles: [] };
