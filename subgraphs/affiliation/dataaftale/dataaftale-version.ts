import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../common/scalars/date-time.ts';
import { LocalDate } from '../../common/scalars/local-date.ts';
import { DataaftaleStatus } from './dataaftale-status.ts';

@ObjectType({ simpleResolvers: true, description: 'What a data agreement was from one change on.' })
export class DataaftaleVersion {
  @Field(() => Int, { description: 'Number of the version.' })
  version!: number;

  @Field(() => DataaftaleStatus, { description: 'How it stood.' })
  status!: DataaftaleStatus;

  @Field(() => String, { nullable: true, description: 'What it was requested for.' })
  formaal!: string | null;

  @Field(() => String, { nullable: true, description: "The approver's comment." })
  kommentar!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day a delivery last used it.' })
  sidstBrugt!: string | null;

  @Field(() => DateTime, { description: 'When it was written.' })
  at!: Date;

  @Field(() => String, { description: 'Who wrote it: kind and subject of the caller.' })
  actor!: string;
}
