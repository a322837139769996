import { Field, InputType } from 'type-graphql';
import { KodeFilter } from '../../common/filters/kode-filter.ts';

@InputType({ description: 'What a register outside says of a value. All the fields given must hold.' })
export class KontrolsvarFilter {
  @Field(() => KodeFilter, {
    nullable: true,
    description:
      'BEKRAEFTET, MODSAGT or IKKE_KONTROLLERET, which it is also before it was ever asked. Explicit null finds units with nothing to ask about. Error: VALUE_MALFORMED.',
  })
  svar?: KodeFilter | null;

  @Field(() => KodeFilter, {
    nullable: true,
    description: 'The code of its reason: ENDED, UNKNOWN, OTHER_ADDRESS, NOT_ASKED. Error: VALUE_MALFORMED.',
  })
  aarsag?: KodeFilter | null;
}

@InputType({
  description:
    'Units by what DAR and CVR last said of what they hold, as `kontrol` shows it. All the fields given must hold; an empty filter is refused (FILTER_EMPTY).',
})
export class KontrolFilter {
  @Field(() => KontrolsvarFilter, { nullable: true, description: 'DAR about the address.' })
  dar?: KontrolsvarFilter | null;

  @Field(() => KontrolsvarFilter, { nullable: true, description: 'CVR about the P-number.' })
  cvr?: KontrolsvarFilter | null;
}
