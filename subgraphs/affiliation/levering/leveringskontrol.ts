import { Field, ObjectType } from 'type-graphql';
import type { Kontrol } from '../leveringskontrol/kontrol.ts';

@ObjectType({ simpleResolvers: true, description: 'A check that a delivery goes through before it is sent.' })
export class Leveringskontrol implements Omit<Kontrol, 'check' | 'kinds'> {
  @Field(() => String, { description: 'Stable code that programs may rely on.' })
  code!: string;

  @Field(() => String, { description: 'error or warning.' })
  severity!: 'error' | 'warning';

  @Field(() => [String], { description: 'The kinds of document it is about: FULL, DELTA, DELETE.' })
  kinds!: readonly string[];

  @Field(() => String, { description: 'Its text in Danish; {names} are filled in.' })
  da!: string;

  @Field(() => String, { description: 'Its text in English; {names} are filled in.' })
  en!: string;

  @Field(() => String, { description: 'Where the rule is from.' })
  source!: string;

  @Field(() => String, { description: 'stated: the source says so. inferred: concluded from what it says.' })
  mark!: 'stated' | 'inferred';
}
