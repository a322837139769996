import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../common/lists/connection.ts';
import { globalId, keyOf, Node } from '../../common/node.ts';
import { isUuid } from '../../common/parse/identifiers.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import type { Niveau } from '../dagtilbud/fields.ts';
import type { RegisterDatabase } from '../database.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'One time that DAR and CVR were asked about the whole register: by the clock once a month, or by `npm run recheck`.',
})
@Directive('@key(fields: "id")')
export class KontrolRun implements Node {
  @Field(() => ID, { description: 'Its id in the whole graph: what `kontrolComparison` takes.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The month it is the run of: "2026-11". Null: a run by hand.' })
  maaned!: string | null;

  @Field(() => DateTime, { description: 'When it began.' })
  startedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it ended. Null while it runs, or when nobody answered: it is then begun again.',
  })
  finishedAt!: Date | null;

  @Field(() => Int, { description: 'How many values were confirmed.' })
  bekraeftet!: number;

  @Field(() => Int, { description: 'How many were contradicted.' })
  modsagt!: number;

  @Field(() => Int, { description: 'How many got no answer; their earlier answers stand.' })
  ikkeKontrolleret!: number;
}

export const KontrolRunConnection = connectionOf(KontrolRun, 'KontrolRun', 'runs');

export const toKontrolRun = (run: KontrolRun): KontrolRun => ({ ...run, id: globalId('KontrolRun', run.id) });

/** The run with this id as it is now; null when there is none. */
export async function readKontrolRun({ read }: RegisterDatabase, id: string): Promise<KontrolRun | null> {
  const key = keyOf('KontrolRun', id);
  const run = isUuid(key) ? await read.kontrolRun.findUnique({ where: { id: key } }) : null;
  return run && toKontrolRun(run);
}

export enum KontrolStatus {
  NEW = 'NEW',
  STILL = 'STILL',
  GONE = 'GONE',
}

registerEnumType(KontrolStatus, {
  name: 'KontrolStatus',
  description: 'How a contradiction of one run stands to the run before.',
  valuesConfig: {
    NEW: { description: 'It was not there before.' },
    STILL: { description: 'It was there before, for the same reason.' },
    GONE: { description: 'It was there before and is not any more: mended, closed, or confirmed by another answer.' },
  },
});

@ObjectType({ description: 'One contradiction, in one or both of two runs.' })
export class KontrolDifference {
  niveau!: Niveau;

  @Field(() => KontrolStatus, { simple: true, description: 'New, still there, or gone.' })
  status!: KontrolStatus;

  @Field(() => String, { simple: true, description: 'The rule it is a finding of: a code of `regler`.' })
  code!: string;

  @Field(() => String, {
    simple: true,
    description: 'The administrative municipality at the later run; for one that is gone, at the run before.',
  })
  kommune!: string;

  @Field(() => String, { simple: true, description: 'The institution number.' })
  nummer!: string;
}

@ObjectType({ simpleResolvers: true, description: 'The contradictions of one rule in one municipality, in two runs.' })
export class KontrolComparisonCount {
  @Field(() => String, { description: 'Code of the administrative municipality.' })
  kommune!: string;

  @Field(() => String, { description: 'The rule: a code of `regler`.' })
  code!: string;

  @Field(() => Int, { description: 'Findings at the run before.' })
  before!: number;

  @Field(() => Int, { description: 'Findings at the run.' })
  after!: number;

  @Field(() => Int, { description: 'Those of the run that were not there before.' })
  new!: number;

  @Field(() => Int, { description: 'Those of the run that were there before, too.' })
  still!: number;

  @Field(() => Int, { description: 'Those of the run before that are not there any more.' })
  gone!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What DAR and CVR contradicted at one run beside the run before: its contradictions, page by page.',
})
export class KontrolComparison extends connectionOf(KontrolDifference, 'KontrolDifference', 'contradictions') {
  @Field(() => KontrolRun, { description: 'The run.' })
  run!: KontrolRun;

  @Field(() => KontrolRun, { nullable: true, description: 'The run before; null when there was none: all is new.' })
  before!: KontrolRun | null;

  @Field(() => [KontrolComparisonCount], {
    description: 'Counts by municipality and rule, over every page and every status.',
  })
  counts!: KontrolComparisonCount[];
}
