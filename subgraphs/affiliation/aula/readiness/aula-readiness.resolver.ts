import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { askedPage, PageArguments } from '../../../common/lists/connection.ts';
import { pageOf } from '../../../common/lists/read-page.ts';
import type { AffiliationContext } from '../../context.ts';
import { refusal } from '../../errors/refusals.ts';
import { stages } from '../aulacheck/aula-check.ts';
import type { AulaFacts } from '../aulacheck/aula-facts.ts';
import { checks } from '../aulacheck/checks.ts';
import { AulaFieldArguments } from './aula.ts';
import { type AulaEnhed, AulaReadiness, AulaReadinessWhere } from './aula-readiness.ts';
import { toAula } from './evaluate.ts';
import { readableUnits } from './readable-units.ts';

@Resolver()
export class AulaReadinessResolver {
  @Query(() => AulaReadiness, {
    description:
      'How far the open units of a municipality are on their way into AULA, by number: every anvisningsenhed, and alternative addresses that have people, groups, agreements or answers of their own. Error: NOT_ALLOWED.',
  })
  async aulaReadiness(
    @Arg('where', () => AulaReadinessWhere, { description: 'Which units.' }) where: AulaReadinessWhere,
    @Args(() => PageArguments) page: PageArguments,
    @Args(() => AulaFieldArguments) moment: AulaFieldArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<AulaReadiness> {
    const fits = filterOf(where);
    const facts = await context.aula.where(await readableUnits(context, where), moment);
    const found = facts.map(toAulaEnhed).filter(fits);
    const rows = found.map((node) => ({ place: node.nummer, node }));
    return { ...pageOf(rows, 'aulaReadiness', askedPage(page)), ...countReadiness(found) };
  }
}

function filterOf({ stage, ready, check }: AulaReadinessWhere): (enhed: AulaEnhed) => boolean {
  if (check != null && !checks.some(({ code }) => code === check))
    throw refusal('KODE_UNKNOWN', { field: 'where.check', value: check, liste: 'aulaChecks', example: '"STAFF_CPR"' });
  return ({ aula }) =>
    (stage == null || aula.stage === stage) &&
    (ready == null || aula.ready === ready) &&
    (check == null || aula.results.some((result) => result.check.code === check && result.failing > 0));
}

/** How many units are ready and in each stage, and where each check fails. */
function countReadiness(enheder: readonly AulaEnhed[]): Pick<AulaReadiness, 'ready' | 'stages' | 'checks'> {
  const failing = new Map<string, number>();
  for (const { aula } of enheder)
    for (const result of aula.results)
      if (result.failing > 0) failing.set(result.check.code, (failing.get(result.check.code) ?? 0) + 1);
  return {
    ready: enheder.filter(({ aula }) => aula.ready).length,
    stages: stages.map((stage) => ({ stage, count: enheder.filter(({ aula }) => aula.stage === stage).length })),
    checks: [...failing].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count),
  };
}

function toAulaEnhed(facts: AulaFacts): AulaEnhed {
  const { nummer, navn, niveau } = facts.enhed;
  return {
    nummer,
    navn,
    anvisningsenhed: niveau === 'anvisningsenhed' ? { nummer } : null,
    alternativAdresse: niveau === 'alternativAdresse' ? { nummer } : null,
    aula: toAula(facts),
  };
}
