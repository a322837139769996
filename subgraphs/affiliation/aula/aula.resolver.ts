import { Arg, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { AulaStage } from '../aulacheck/aula-check.ts';
import { checks } from '../aulacheck/checks.ts';
import { Aula } from './aula.ts';
import { AulaCheckResult } from './aula-check-result.ts';
import { AulaCheckText } from './aula-check-text.ts';
import { toCheckText } from './to-check-text.ts';

@Resolver(() => Aula)
export class AulaResolver {
  @FieldResolver(() => [AulaCheckResult], {
    description:
      'The checks that concern the unit, in their order; those only of dagpleje, say, are not asked of others.',
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
