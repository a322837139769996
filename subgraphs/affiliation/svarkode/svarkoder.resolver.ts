import { Field, ObjectType, Query, Resolver } from 'type-graphql';
import { vocabulary } from '../../common/vocabulary.ts';
import { advarselRegler } from '../aula/advarsel/advarsel-regler.ts';
import { documentSchemaText, fullAsDeltaText } from '../delivery/leveringskontrol/kontroller.ts';
import { failureTexts } from '../delivery/transport/import-failure.ts';
import { rowTexts } from '../delivery/transport/import-service.ts';
import { documentCodes } from '../unilogin/document-errors.ts';
import { findingKoder, findingText } from '../units/finding/findings-table.ts';

type Sted =
  | 'aftaleAdvarsler'
  | 'affiliationFindings'
  | 'levering.kontrolfund'
  | 'levering.fejl'
  | 'levering.raekker'
  | 'load';

const Steder = vocabulary<Sted>('SvarkodeSted', 'Where codes stand in answers.', {
  aftaleAdvarsler: 'In `aftaleAdvarsler`.',
  affiliationFindings: 'In `affiliationFindings`.',
  'levering.kontrolfund': 'In `kontrolfund` of a delivery, beside the checks of `leveringskontroller`.',
  'levering.fejl': 'In `fejl` of a delivery.',
  'levering.raekker': 'In `raekker` of a delivery.',
  load: 'In the report of `npm run load:affiliation`.',
});

@ObjectType({
  simpleResolvers: true,
  description: 'A code that stands in an answer, other than what refuses a call (query `fejlkoder`).',
})
class Svarkode {
  @Field(() => Steder, {
    description: 'Where it stands.',
  })
  sted!: Sted;

  @Field(() => String, { description: 'Stable code that programs may rely on.' })
  code!: string;

  @Field(() => String, { description: 'What it says, in Danish; {names} are filled in.' })
  da!: string;

  @Field(() => String, { description: 'The same in English.' })
  en!: string;
}

type Text = Pick<Svarkode, 'da' | 'en'>;

const of = (sted: Sted, texts: Readonly<Record<string, Text>>): Svarkode[] =>
  Object.entries(texts).map(([code, { da, en }]) => ({ sted, code, da, en }));

/** Each comes from the table that the answer itself is made of. */
const svarkoder: readonly Svarkode[] = [
  ...advarselRegler.map(({ kode: code, da, en }) => ({ sted: 'aftaleAdvarsler' as const, code, da, en })),
  ...findingKoder.map((code) => ({ sted: 'affiliationFindings' as const, code, ...findingText(code) })),
  ...[documentSchemaText, fullAsDeltaText].map(({ code, da, en }) => ({
    sted: 'levering.kontrolfund' as const,
    code,
    da,
    en,
  })),
  ...of('levering.fejl', failureTexts),
  ...of('levering.raekker', rowTexts),
  ...of('load', documentCodes),
];

@Resolver()
export class SvarkoderResolver {
  @Query(() => [Svarkode], {
    description:
      'Every code of an answer about people, deliveries and agreements that is neither an error (`fejlkoder`) nor a check (`leveringskontroller`, `aulaChecks`).',
  })
  svarkoder(): Svarkode[] {
    return [...svarkoder];
  }
}
