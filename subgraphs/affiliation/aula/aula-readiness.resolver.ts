import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { refusal } from '../../common/errors/refusal.ts';
import { PageArguments } from '../../common/lists/page-arguments.ts';
import { pageOf } from '../../common/lists/page-of.ts';
import { checks } from '../aulacheck/checks.ts';
import type { AffiliationContext } from '../context.ts';
import type { AulaEnhed } from './aula-enhed.ts';
import { AulaReadiness } from './aula-readiness.ts';
import { AulaReadinessWhere } from './aula-readiness-where.ts';
import { countReadiness } from './count-readiness.ts';
import { AulaFieldArguments } from './enhed-fields.ts';
import { readableUnits } from './readable-units.ts';
import { toAulaEnhed } from './to-aula-enhed.ts';

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
    const { first, after } = page;
    return { ...pageOf(rows, { list: 'aulaReadiness', first, after }), ...countReadiness(found) };
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
