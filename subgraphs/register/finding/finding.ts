import { Field, Int, ObjectType } from 'type-graphql';
import type { Snapshot } from '../../common/database/sql.ts';
import { connectionOf } from '../../common/lists/connection.ts';
import { Dagtilbud } from '../dagtilbud/dagtilbud.ts';
import type { Rows } from '../dagtilbud/niveau.ts';
import { toNode } from '../dagtilbud/versions.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import type { Severity } from '../regel/regel.ts';
import type { Found } from './finding.reader.ts';

@ObjectType({ simpleResolvers: true, description: 'One rule that one stored object breaks.' })
class Finding {
  @Field(() => String, { description: 'The rule; the query `regler` has them all.' })
  code!: string;

  @Field(() => String, { description: '"refusal": no new row may break it. "warning", "finding": to be looked at.' })
  severity!: Severity;

  @Field(() => String, { description: 'What is wrong, in Danish.' })
  da!: string;

  @Field(() => String, { description: 'What is wrong, in English.' })
  en!: string;

  @Field(() => Dagtilbud, { description: 'The object that breaks it.' })
  dagtilbud!: Dagtilbud;

  @Field(() => String, { description: 'The field, as the register stores it.' })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it holds; null when it is empty. Of a possible duplicate the number of the other object.',
  })
  value!: string | null;

  @Field(() => String, { description: 'A right value, as one would type it.' })
  example!: string;
}

@ObjectType({ simpleResolvers: true, description: 'How often one rule is broken.' })
class FindingCount {
  @Field(() => String, { description: 'The rule.' })
  code!: string;

  @Field(() => Int, { description: 'How many breaches of it there are.' })
  count!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What does not keep the rules in one municipality. Closed objects are left out.',
})
export class FindingConnection extends connectionOf(Finding, 'Finding', 'findings') {
  @Field(() => [FindingCount], { description: 'How often each rule is broken, over every page, most often first.' })
  counts!: FindingCount[];
}

/** A finding as the schema shows it. */
export function toFinding({ object, breach }: Found, kodebog: Kodebog, snapshot: Snapshot): Finding {
  const { code, severity, da, en, path, value, example } = breach;
  const row = object.before as Rows[typeof object.niveau];
  const dagtilbud = toNode[object.niveau](row as never, kodebog, snapshot); // level and row belong together
  return { code, severity, da, en, dagtilbud, field: path.at(-1) ?? '', value, example: example ?? '' };
}

/** How often each rule is broken, most often first. */
export function countFindings(found: readonly Found[]): FindingCount[] {
  const counts = new Map<string, number>();
  for (const { breach } of found) counts.set(breach.code, (counts.get(breach.code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || a.code.localeCompare(b.code));
}
