import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'What a delivery does to one kind of actor.' })
export class LeveringVirkning {
  @Field(() => Int, { description: 'Not in Unilogin by our deliveries before.' })
  created!: number;

  @Field(() => Int, { description: 'There, but different.' })
  updated!: number;

  @Field(() => Int, { description: 'There, and not any more after it.' })
  removed!: number;

  @Field(() => Int, { description: 'Sent, and as it is there.' })
  unchanged!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What a delivery does, actor by actor.' })
export class LeveringAntal {
  @Field(() => LeveringVirkning, { description: 'Children (Student).' })
  barn!: LeveringVirkning;

  @Field(() => LeveringVirkning, { description: 'Employees (Employee).' })
  ansat!: LeveringVirkning;

  @Field(() => LeveringVirkning, { description: 'Externs (Extern).' })
  ekstern!: LeveringVirkning;

  @Field(() => Int, { description: 'Contacts in the document (ContactPerson).' })
  kontakter!: number;

  @Field(() => Int, { description: 'Persons left out because of a fault.' })
  tilbageholdt!: number;
}
