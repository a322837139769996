import { affiliationCodes } from '../../subgraphs/affiliation/errors/refusals.ts';
import { callCodes } from '../../subgraphs/common/errors/codes/call.ts';
import { serviceCodes } from '../../subgraphs/common/errors/codes/service.ts';
import type { CodeTable } from '../../subgraphs/common/errors/error-codes.ts';
import { registerCodes } from '../../subgraphs/register/errors/refusals.ts';

const tables = { ...callCodes, ...registerCodes, ...affiliationCodes, ...serviceCodes } as const;

/** Every code that a query or a write can be refused with. */
export type ErrorCode = keyof typeof tables;

/** Codes that the public list shows among those of another table, and the code before each: the order that callers know stays. */
const amid: readonly (readonly [code: ErrorCode, after: ErrorCode])[] = [
  ['EKSPORT_UNKNOWN', 'CLOCK_AHEAD'],
  ['KOMMUNE_MISSING', 'PARAMETER_UNKNOWN'],
  ['NUMMER_UNKNOWN', 'KOMMUNE_MISSING'],
  ['KEY_TWICE', 'NUMMER_UNKNOWN'],
  ['OBJECT_TWICE', 'OBJECT_UNNAMED'],
  ['CPR_NOT_HERE', 'CPR_LIMIT'],
  ['CPR_IN_ADDRESS', 'CPR_NOT_HERE'],
];

/** The public catalogue of error codes: what both subgraphs share, and what each refuses alone. */
export const errorCodes: typeof tables = inOrder(tables);

function inOrder<Table extends CodeTable>(table: Table): Table {
  const codes = Object.keys(table);
  for (const [code, after] of amid) {
    codes.splice(codes.indexOf(code), 1);
    codes.splice(codes.indexOf(after) + 1, 0, code);
  }
  return Object.fromEntries(codes.map((code) => [code, table[code]])) as Table;
}
