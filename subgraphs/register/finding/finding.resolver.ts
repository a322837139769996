import { Arg, Args, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { Snapshot } from '../../common/database/sql.ts';
import { CodeCount, Fund } from '../../common/fund.ts';
import { askedPage, connectionOf, mapConnection, PageArguments } from '../../common/lists/connection.ts';
import { pageOf } from '../../common/lists/read-page.ts';
import { AsOfArguments, snapshotAt } from '../../common/timeline/as-of.ts';
import type { RegisterContext } from '../context.ts';
import { Dagtilbud } from '../dagtilbud/dagtilbud.ts';
import type { Rows } from '../dagtilbud/fields.ts';
import { toNode } from '../dagtilbud/versions.ts';
import { refusal } from '../errors/refusals.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { parseKommunekode } from '../kodeliste/kommune.ts';
import { catalogue } from '../regel/regler.ts';
import { type Found, findBreaches, loadKommune } from './finding.reader.ts';

@ObjectType({ simpleResolvers: true, implements: Fund, description: 'One rule that one stored object breaks.' })
class Finding extends Fund {
  @Field(() => Dagtilbud, { description: 'The object that breaks it.' })
  dagtilbud!: Dagtilbud;

  @Field(() => String, { description: 'The field, as the register stores it.' })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it holds; null when it is empty. For a possible duplicate, the number of the other object.',
  })
  value!: string | null;

  @Field(() => String, { description: 'A right value, as one would type it.' })
  example!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What does not keep the rules in one municipality. Closed objects are left out.',
})
class FindingConnection extends connectionOf(Finding, 'Finding', 'findings') {
  @Field(() => [CodeCount], { description: 'How often each rule is broken, over every page, most often first.' })
  counts!: CodeCount[];
}

@Resolver()
export class FindingsResolver {
  @Query(() => FindingConnection, {
    description:
      "A municipality's data-quality report: the rules of `regler`, run on every active object it has. Old rows that break rules are kept in the register, and show here.",
  })
  async findings(
    @Arg('kommune', () => String, { description: 'The code: "101" or "0101". Error: KOMMUNEKODE_UNKNOWN.' })
    kommune: string,
    @Arg('codes', () => [String], {
      nullable: true,
      description: 'Only these rules; all when left out. Error: VALUE_MALFORMED.',
    })
    codes: string[] | null,
    @Args(() => PageArguments) page: PageArguments,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Ctx() { database, kodebog }: RegisterContext,
  ): Promise<FindingConnection> {
    const kode = parseKommunekode(kodebog)(kommune, 'kommune');
    const asked = codes === null || codes === undefined ? null : new Set(codes.map(checkedCode));
    const snapshot = await snapshotAt(database, moment);
    const draft = await loadKommune(database, kode, snapshot);
    const all = (await findBreaches(draft, kodebog)).filter(({ breach }) => asked?.has(breach.code) ?? true);
    const placed = all.map((node) => ({ place: node.key, node }));
    return {
      ...mapConnection(pageOf(placed, 'findings', askedPage(page)), (found) => toFinding(found, kodebog, snapshot)),
      counts: countFindings(all),
    };
  }
}

function checkedCode(value: string): string {
  if (catalogue.some(({ code }) => code === value)) return value;
  throw refusal('VALUE_MALFORMED', {
    field: 'codes',
    value,
    expected: 'codes of rules',
    forventet: 'koder på regler',
    example: '"PNUMMER_MISSING"',
  });
}

/** A finding as the schema shows it. */
function toFinding({ object, breach }: Found, kodebog: Kodebog, snapshot: Snapshot): Finding {
  const { code, severity, da, en, path, value, example } = breach;
  const row = object.before as Rows[typeof object.niveau];
  const dagtilbud = toNode[object.niveau](row as never, kodebog, snapshot); // level and row belong together
  return { code, severity, da, en, dagtilbud, field: path.at(-1) ?? '', value, example: example ?? '' };
}

/** How often each rule is broken, most often first. */
function countFindings(found: readonly Found[]): CodeCount[] {
  const counts = new Map<string, number>();
  for (const { breach } of found) counts.set(breach.code, (counts.get(breach.code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || a.code.localeCompare(b.code));
}
