import { Field, Int, ObjectType } from 'type-graphql';
import type { Provider } from '../../common/database/sql.ts';
import type { RegisterMode } from '../../common/register-mode.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import { Tidslinje } from '../../common/timeline/tidslinje.ts';
import { vocabulary } from '../../common/vocabulary.ts';

const RegisterModes = vocabulary<RegisterMode>(
  'RegisterMode',
  'Whether a register takes writes, and whether they last.',
  {
    readonly: 'Writes are refused (REGISTER_READONLY), dry runs answered.',
    sandbox: 'Writes are carried out on a copy that is thrown away.',
    authoritative: 'Writes last.',
  },
);

const DatabaseKinds = vocabulary<Provider>('DatabaseKind', 'What the register is stored in.', {
  sqlite: 'SQLite, a file beside the server.',
  postgresql: 'PostgreSQL.',
});

@ObjectType({
  simpleResolvers: true,
  description:
    'How large one request may be in one respect; a larger one is refused (LIMIT_EXCEEDED, DEADLINE_EXCEEDED).',
})
export class Limit {
  @Field(() => String, { description: 'What is limited, e.g. "cost".' })
  name!: string;

  @Field(() => Int, { description: 'The most that is let through.' })
  max!: number;

  @Field(() => String, { description: 'What is counted, in English.' })
  meaning!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What this register is, and how far it has come.' })
export class Status {
  @Field(() => RegisterModes, {
    description: 'Whether it takes writes, and whether they last.',
  })
  mode!: RegisterMode;

  @Field(() => Boolean, {
    description: 'Whether what is written lasts; false in a sandbox, whose every answer also has `extensions.sandbox`.',
  })
  lasting!: boolean;

  @Field(() => Tidslinje, { description: 'The timeline that its numbers are of.' })
  tidslinje!: Tidslinje;

  @Field(() => Int, { description: 'Number of the last committed change; 0 when nothing was written.' })
  lastChange!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was committed; null when nothing was written.',
  })
  lastChangeAt!: Date | null;

  @Field(() => Int, {
    description: 'The number of the last edit of the code tables (`kodeEditions`); 0 as shipped.',
  })
  kodeEdition!: number;

  @Field(() => String, {
    description: 'Changes whenever the code tables, municipalities or lawful combinations do.',
  })
  codeTableVersion!: string;

  @Field(() => String, { description: 'The version of this product.' })
  version!: string;

  @Field(() => DatabaseKinds, { description: 'The kind of database.' })
  database!: Provider;

  @Field(() => [Limit], {
    description:
      'How large one request may be. `extensions.cost` shows what an operation costs where the header `x-cost: true` asks for it.',
  })
  limits!: readonly Limit[];
}
