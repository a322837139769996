import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { may } from '../../common/auth/may.ts';
import { snapshotAt } from '../../common/database/snapshot.ts';
import { sql } from '../../common/database/sql.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import { LocalDate } from '../../common/scalars/local-date.ts';
import { WriteArguments } from '../../common/writes/write-arguments.ts';
import type { UseCase } from '../change/use-case.ts';
import { write } from '../change/write.ts';
import type { AffiliationContext } from '../context.ts';
import { parseKommunekode } from '../enhed/parse-kommunekode.ts';
import { dayOr } from '../tilknytning/day-or.ts';
import { heldOn, readRollemappings } from './read-rollemappings.ts';
import { removeRollemapping } from './remove-rollemapping.ts';
import { Rollemapping } from './rollemapping.ts';
import { RemoveRollemappingInput, SetRollemappingInput } from './rollemapping-inputs.ts';
import { RollemappingPayload } from './rollemapping-payload.ts';
import { setRollemapping } from './set-rollemapping.ts';

@Resolver(() => Rollemapping)
export class RollemappingResolver {
  @Query(() => [Rollemapping], {
    description:
      "What job titles are in Unilogin's role codes in a municipality on a day: what it has decided, and the shipped table for the others. Errors: NOT_ALLOWED, VALUE_MALFORMED.",
  })
  async rollemappings(
    @Arg('kommune', () => String, { description: 'Code of the municipality: "101".' }) kommune: string,
    @Arg('paaDag', () => LocalDate, { nullable: true, description: 'The day; today when left out.' })
    paaDag: string | null,
    @Arg('asOf', () => DateTime, { nullable: true, description: 'As it was at this moment; now when left out.' })
    asOf: string | null,
    @Ctx() { caller, database, today }: AffiliationContext,
  ): Promise<Rollemapping[]> {
    const kode = parseKommunekode(kommune, 'kommune');
    const refused = may(caller, 'rollemapping.read', { kommuner: [kode] });
    if (refused) throw refused;
    const day = dayOr(today, paaDag, 'paaDag');
    const own = await readRollemappings(database, sql`"kommuneKode" = ${kode}`, await snapshotAt(database, asOf));
    return heldOn(own, day);
  }

  @Mutation(() => RollemappingPayload, {
    description:
      'Decides what a job title is from a day on. Employees attached without roles get them by it; those who are there keep theirs. Errors: FIELD_MALFORMED, PERIOD_BACKWARDS, ROLLEMAPPING_OVERLAP.',
  })
  setRollemapping(
    @Arg('input', () => SetRollemappingInput) input: SetRollemappingInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<RollemappingPayload> {
    return writeRollemapping(context, setRollemapping(input), args);
  }

  @Mutation(() => RollemappingPayload, {
    description:
      'Ends a mapping: the shipped table holds again for its job title. Errors: OBJECT_UNKNOWN, FIELD_MALFORMED, PERIOD_BACKWARDS.',
  })
  removeRollemapping(
    @Arg('input', () => RemoveRollemappingInput) input: RemoveRollemappingInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<RollemappingPayload> {
    return writeRollemapping(context, removeRollemapping(input), args);
  }
}

async function writeRollemapping(context: AffiliationContext, useCase: UseCase, args: WriteArguments) {
  const outcome = await write(context, useCase, args);
  const written = outcome.changeset === null ? [] : outcome.changes;
  const id = (written.find(({ action }) => action === 'create') ?? written[0])?.id ?? null;
  if (id === null) return { ...outcome, rollemapping: null };
  const [rollemapping = null] = await readRollemappings(context.database, sql`"id" = ${id}`, null);
  return { ...outcome, rollemapping };
}
