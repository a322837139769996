import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../common/node.ts';
import { expectedVersionField } from '../../../common/writes/write-arguments.ts';
import { AffiliationOutcome } from '../../core/change/write-payload.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A source system of a municipality, and how much its word counts where sources differ.',
})
export class Kilde implements Node {
  @Field(() => ID, { description: 'Its id, a UUID.' })
  id!: string;

  @Field(() => String, { description: 'Code of the municipality.' })
  kommuneKode!: string;

  @Field(() => String, { description: 'What writes and loads call it (UNILoginImport: source).' })
  kode!: string;

  @Field(() => String, { description: 'Its name.' })
  navn!: string;

  @Field(() => Int, { description: 'The lowest number goes first; a source that is not ranked goes last.' })
  prioritet!: number;

  @Field(() => Int, { description: 'Version of this object: 1 when created, one more at every change.' })
  version!: number;
}

@InputType({ description: 'A source system and its precedence.' })
class KildeInput {
  @Field(() => String, { description: 'What writes and loads call it.' })
  kode!: string;

  @Field(() => String, { description: 'Its name.' })
  navn!: string;

  @Field(() => Int, { description: 'The lowest number goes first, 0 to 999; no two the same. Error: KILDE_TWICE.' })
  prioritet!: number;

  @Field(() => Int, expectedVersionField)
  expectedVersion?: number | null;
}

@InputType({ description: 'Sources of a municipality, as they are to be ranked.' })
export class SetKilderInput {
  @Field(() => String, { description: 'Code of the municipality: "101".' })
  kommuneKode!: string;

  @Field(() => [KildeInput], { description: 'The sources, at most 100.' })
  kilder!: KildeInput[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'What setKilder did. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class KilderPayload extends AffiliationOutcome {
  @Field(() => [Kilde], {
    description: "The municipality's sources as they are now, by precedence; empty when nothing was stored.",
  })
  kilder!: Kilde[];
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'Who may write as a source in a municipality, besides having the right to the write itself: whoever is one of these. Nobody may write as a source that has none, except the operator of the installation, who loads files.',
})
export class Kildeskribenter implements Node {
  @Field(() => ID, { description: 'Its id, a UUID.' })
  id!: string;

  @Field(() => String, { description: 'Code of the municipality.' })
  kommuneKode!: string;

  @Field(() => String, { description: 'The source, as writes name it.' })
  kilde!: string;

  @Field(() => [String], { description: 'Ids of API keys, as `npm run api-key -- list` shows them.' })
  noegler!: string[];

  @Field(() => [String], { description: 'CVR numbers: callers whose token or key names one of them (`cvr`).' })
  cvrNumre!: string[];

  @Field(() => [String], { description: 'Subjects of tokens (`sub`), as the query `me` shows them.' })
  subjekter!: string[];

  @Field(() => Int, { description: 'Version of this object: 1 when created, one more at every change.' })
  version!: number;
}

@InputType({ description: 'Who may write as a source from now on: all of them, so that who is left out may no more.' })
export class SetKildeskribenterInput {
  @Field(() => String, { description: 'Code of the municipality: "101".' })
  kommuneKode!: string;

  @Field(() => String, { description: 'The source, as writes name it (UNILoginImport: source), at most 100 bytes.' })
  kilde!: string;

  @Field(() => [String], { defaultValue: [], description: 'Ids of API keys, at most 100.' })
  noegler!: string[];

  @Field(() => [String], { defaultValue: [], description: 'CVR numbers of eight digits, at most 100.' })
  cvrNumre!: string[];

  @Field(() => [String], { defaultValue: [], description: 'Subjects of tokens, at most 100.' })
  subjekter!: string[];

  @Field(() => Int, expectedVersionField)
  expectedVersion?: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What setKildeskribenter did. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class KildeskribenterPayload extends AffiliationOutcome {
  @Field(() => Kildeskribenter, { nullable: true, description: 'As they are now; null when nothing was stored.' })
  kildeskribenter!: Kildeskribenter | null;
}
