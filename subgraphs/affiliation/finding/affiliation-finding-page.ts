import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/lists/connection.ts';
import { AffiliationFinding } from './affiliation-finding.ts';

const AffiliationFindingConnection = connectionOf(AffiliationFinding, 'AffiliationFinding', 'findings');

@ObjectType({ simpleResolvers: true, description: 'How many findings of one kind there are.' })
export class AffiliationFindingCount {
  @Field(() => String, { description: 'Code of the finding.' })
  kode!: string;

  @Field(() => Int, { description: 'How many, over every page.' })
  antal!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'One page of findings, with how many of each kind there are in all.',
})
export class AffiliationFindingPage extends AffiliationFindingConnection {
  @Field(() => [AffiliationFindingCount], {
    description: 'How many of each kind, over every page; kinds with none are left out.',
  })
  counts!: AffiliationFindingCount[];
}
