import { ArgsType, Field } from 'type-graphql';
import { PageArguments } from '../../common/lists/page-arguments.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import { LocalDate } from '../../common/scalars/local-date.ts';
import { formaalDescription } from '../laeselog/parse-formaal.ts';
import { paaDagDescription } from '../periode/periode.ts';
import { TilknytningWhere } from './tilknytning-where.ts';

/** A paged list of ties inside another object. */
@ArgsType()
export class TilknytningArguments extends PageArguments {
  @Field(() => TilknytningWhere, {
    nullable: true,
    description: 'Which ties. Those active on `paaDag`, unless it says which status.',
  })
  where?: TilknytningWhere | null;

  @Field(() => LocalDate, { nullable: true, description: paaDagDescription })
  paaDag?: string | null;

  @Field(() => String, { nullable: true, description: formaalDescription })
  formaal?: string | null;
}

/** The same on a root query, which also chooses the moment. */
@ArgsType()
export class RootTilknytningArguments extends TilknytningArguments {
  @Field(() => DateTime, {
    nullable: true,
    description: 'The affiliation data as they were at this moment; now when left out. Rights are those of now.',
  })
  asOf?: string | null;
}
