import { Field, Int, ObjectType } from 'type-graphql';

const count = (description: string) => ({ description });

@ObjectType({
  simpleResolvers: true,
  description:
    'How much hangs on a unit: what has not ended today, or begins later. What a merge or a closing of the unit concerns.',
})
export class Beroerte {
  @Field(() => Int, count('Children, each once.'))
  boern!: number;

  @Field(() => Int, count('Employees, each once.'))
  ansatte!: number;

  @Field(() => Int, count('Externs, each once.'))
  eksterne!: number;

  @Field(() => Int, count('Contacts of the children, each once.'))
  kontakter!: number;

  @Field(() => Int, count('Ties of any of these that only begin later.'))
  planlagte!: number;

  @Field(() => Int, count('Groups as Unilogin knows them.'))
  grupper!: number;

  @Field(() => Int, count('Groups of childminders.'))
  dagplejegrupper!: number;

  @Field(() => Int, count('Childminders, each once.'))
  dagplejere!: number;

  @Field(() => Int, count('Stays in guest care with one of its childminders.'))
  gaesteophold!: number;

  @Field(() => Int, count('Data agreements that are approved or requested.'))
  dataaftaler!: number;

  @Field(() => Int, count('Plans of deliveries to Unilogin that are carried out.'))
  leveringsplaner!: number;
}
