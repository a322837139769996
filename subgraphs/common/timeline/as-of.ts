import { ArgsType, Field, Int } from 'type-graphql';
import { type Snapshot, type Sql, sql } from '../database/sql.ts';
import { refusal } from '../errors/refusal.ts';
import { PageArguments } from '../lists/connection.ts';
import { DateTime, parseMoment } from '../scalars/date-time.ts';
import { readLogState, refuseOther } from './timeline.ts';

const crossing =
  'Rights are those of now. What the other subgraph adds below is also as of now, since its log has numbers of its own: ask it directly, with `asOf` at the moment of the change (`changeset { at }`).';

export const asOfField = {
  nullable: true,
  description: `The state at this moment, with what was committed at it or before; now when left out. A change holds from the millisecond of its commit. Write Danish time with its offset, +01:00 in winter and +02:00 in summer. ${crossing} Errors: VALUE_MALFORMED, AS_OF_TWICE.`,
};

export const asOfChangeField = {
  nullable: true,
  description: `The state right after this change, by its number in the log of the subgraph that answers this field (\`changes\` for the register, \`affiliationChanges\` for what hangs on its units); now when left out. Changes of one write became visible together: any of their numbers stands for the whole write. ${crossing} Errors: AS_OF_TWICE, CHANGE_BEFORE_FIRST, CHANGE_BEYOND_HEAD, TIDSLINJE_OTHER.`,
};

/** Which state is read: at a moment, after a change, or now. */
export interface AsOf {
  asOf?: string | null;
  asOfChange?: number | null;
}

/** `asOf` and `asOfChange`: on every root query that reads what has versions. */
@ArgsType()
export class AsOfArguments implements AsOf {
  @Field(() => DateTime, asOfField)
  asOf?: string | null;

  @Field(() => Int, asOfChangeField)
  asOfChange?: number | null;
}

/** The same on a list. */
@ArgsType()
export class AsOfPageArguments extends PageArguments implements AsOf {
  @Field(() => DateTime, asOfField)
  asOf?: string | null;

  @Field(() => Int, asOfChangeField)
  asOfChange?: number | null;
}

/** What a reader of a list is asked. */
export type ListArguments<Where> = AsOfPageArguments & { where?: Where | null };

/** `asOf` and `asOfChange` in the address of a file; what is no text, or no number, is refused. */
export function asOfParameters({ asOf, asOfChange }: Record<string, unknown>): AsOf {
  if (asOf !== undefined && typeof asOf !== 'string') throw refusal('PARAMETER_UNKNOWN', { field: 'asOf' });
  if (asOfChange !== undefined && typeof asOfChange !== 'string')
    throw refusal('PARAMETER_UNKNOWN', { field: 'asOfChange' });
  return { asOf: asOf ?? null, asOfChange: asOfChange === undefined ? null : parseChange(asOfChange) };
}

function parseChange(value: string): number {
  if (/^-?\d{1,10}$/.test(value) && Number(value) === (Number(value) | 0)) return Number(value);
  const [expected, forventet] = ['the number of a change', 'nummeret på en ændring'];
  throw refusal('VALUE_MALFORMED', { field: 'asOfChange', value, expected, forventet, example: '10029' });
}

/** Asks a database that has the table Changeset, as both subgraphs have. */
interface Logged {
  query<Row>(statement: Sql): Promise<Row[]>;
}

/** The snapshot that is asked for: found by one statement, or by none for now. */
export async function snapshotAt({ query }: Logged, { asOf, asOfChange }: AsOf): Promise<Snapshot> {
  if (asOf != null && asOfChange != null)
    throw refusal('AS_OF_TWICE', { field: 'asOfChange', example: String(asOfChange) });
  if (asOfChange != null) return snapshotAfter(query, asOfChange);
  return asOf == null ? null : snapshotOn(query, parseMoment(asOf, 'asOf'));
}

/** Everything committed then or before. */
async function snapshotOn(query: Logged['query'], moment: Date): Promise<number> {
  const [last] = await query<{ lastChange: number }>(sql`
    SELECT "lastChange" FROM "Changeset" WHERE "at" <= ${moment} ORDER BY "lastChange" DESC LIMIT 1`);
  return last?.lastChange ?? 0;
}

/** The whole write counts: nobody could ever see a state between its changes. */
async function snapshotAfter(query: Logged['query'], change: number): Promise<number> {
  if (change < 1) throw refusal('CHANGE_BEFORE_FIRST', { field: 'asOfChange', value: change, example: '1' });
  const [write] = await query<{ lastChange: number }>(sql`
    SELECT "lastChange" FROM "Changeset" WHERE "firstChange" <= ${change} ORDER BY "firstChange" DESC LIMIT 1`);
  if (write && write.lastChange >= change) return write.lastChange;
  refuseOther(await readLogState(query), change, null, 'asOfChange');
  return change;
}
