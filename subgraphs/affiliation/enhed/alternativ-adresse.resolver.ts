import { Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { toUnilogin } from '../unilogin/to-unilogin.ts';
import { Unilogin } from '../unilogin/unilogin.ts';
import { AlternativAdresse } from './alternativ-adresse.ts';

@Resolver(() => AlternativAdresse)
export class AlternativAdresseResolver {
  @Directive('@requires(fields: "aktiv cvrNummer pNummer")')
  @FieldResolver(() => Unilogin, {
    nullable: true,
    description:
      'How the address stands to Unilogin and AULA. Null, with an error, only while the affiliation subgraph is away.',
  })
  unilogin(@Root() adresse: AlternativAdresse): Unilogin {
    return toUnilogin(adresse);
  }
}
