import { Field, InputType } from 'type-graphql';
import { KodeFilter } from '../../common/filters/kode-filter.ts';

@InputType({ description: 'Which proposals. Several fields must all hold.' })
export class ProposalWhere {
  @Field(() => KodeFilter, {
    nullable: true,
    description: 'PENDING, APPROVED, REJECTED or WITHDRAWN. Error: VALUE_MALFORMED.',
  })
  status?: KodeFilter | null;

  @Field(() => KodeFilter, {
    nullable: true,
    description: 'One of the municipalities it touches, "101" or "0101". Error: KOMMUNEKODE_UNKNOWN.',
  })
  kommune?: KodeFilter | null;

  @Field(() => KodeFilter, {
    nullable: true,
    description: 'One of the CVR numbers it touches, eight digits. Error: VALUE_MALFORMED.',
  })
  cvrNummer?: KodeFilter | null;
}
