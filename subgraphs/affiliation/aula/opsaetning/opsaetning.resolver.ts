import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { refuseNowhere } from '../../../common/auth/may.ts';
import type { AffiliationContext } from '../../context.ts';
import { Enhed, refuseEnhed } from '../../units/enhed/enhed.ts';
import { Opsaetning } from './opsaetning.ts';

/** The answers of people about a unit that may hold users, on either level. */
@Resolver(() => Enhed)
export class EnhedOpsaetning {
  @FieldResolver(() => [Opsaetning], {
    nullable: true,
    description:
      'What people recorded of its way into AULA, by code. Null for a unit that the affiliation subgraph does not know yet. Error: NOT_ALLOWED.',
  })
  async opsaetning(
    @Root() { nummer }: Enhed,
    @Ctx() { caller, enheder, opsaetning }: AffiliationContext,
  ): Promise<Opsaetning[] | null> {
    const nowhere = refuseNowhere(caller, 'aula.read');
    if (nowhere) throw nowhere;
    const enhed = await enheder.byNummer(nummer);
    if (!enhed) return null;
    const refused = refuseEnhed(caller, 'aula.read', nummer, enhed.kommuneKode);
    if (refused) throw refused;
    return opsaetning.ofEnhed(nummer);
  }
}
