import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { refuseNowhere } from '../../../common/auth/may.ts';
import type { AffiliationContext } from '../../context.ts';
import { Enhed, refuseEnhed } from '../../units/enhed/enhed.ts';
import { AulaStage } from '../aulacheck/aula-check.ts';
import { checks } from '../aulacheck/checks.ts';
import { Aula, AulaCheckResult, AulaCheckText, AulaFieldArguments } from './aula.ts';
import { toAula, toCheckText } from './evaluate.ts';

@Resolver(() => Aula)
export class AulaResolver {
  @FieldResolver(() => [AulaCheckResult], {
    description:
      'The checks that concern the unit, in their order; those of dagpleje alone, for example, are not asked of other units.',
  })
  checks(
    @Root() { results }: Aula,
    @Arg('onlyFailing', () => Boolean, { nullable: true, description: 'Only those that do not hold.' })
    onlyFailing: boolean | null,
    @Arg('stage', () => AulaStage, { nullable: true, description: 'Only those of this stage.' })
    stage: AulaStage | null,
  ): AulaCheckResult[] {
    return results
      .filter(({ check, failing }) => (!onlyFailing || failing > 0) && (stage == null || check.stage === stage))
      .map(({ check, failing, fix }) => ({ ...toCheckText({ ...check, fix }), passed: failing === 0, antal: failing }));
  }

  @Query(() => [AulaCheckText], { description: 'All checks of the way into AULA, in their order.' })
  aulaChecks(): AulaCheckText[] {
    return checks.map(toCheckText);
  }
}

/** What the way into AULA adds to a unit that may hold users, on either level. */
@Resolver(() => Enhed)
export class EnhedAula {
  @FieldResolver(() => Aula, {
    nullable: true,
    description:
      'How far the unit is on its way into AULA. Null, with an error, for a caller that may not read it (NOT_ALLOWED) and while the affiliation subgraph is away; null for a unit that is not known there yet.',
  })
  async aula(
    @Root() { nummer }: Enhed,
    @Args(() => AulaFieldArguments) args: AulaFieldArguments,
    @Ctx() { caller, aula }: AffiliationContext,
  ): Promise<Aula | null> {
    const nowhere = refuseNowhere(caller, 'aula.read');
    if (nowhere) throw nowhere;
    const facts = await aula.ofEnhed(nummer, args);
    if (!facts) return null;
    const refused = refuseEnhed(caller, 'aula.read', nummer, facts.enhed.kommuneKode);
    if (refused) throw refused;
    return toAula(facts);
  }
}
