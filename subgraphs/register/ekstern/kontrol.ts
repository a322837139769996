import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../common/scalars/date-time.ts';
import type { Svar } from './svar.ts';

/** For the schema only: the values are those of Svar. */
export const SvarEnum = {
  BEKRAEFTET: 'BEKRAEFTET',
  MODSAGT: 'MODSAGT',
  IKKE_KONTROLLERET: 'IKKE_KONTROLLERET',
} as const satisfies { [S in Svar]: S };

registerEnumType(SvarEnum, {
  name: 'EksternSvar',
  description: 'What another register says of a value here.',
  valuesConfig: {
    BEKRAEFTET: { description: 'It is right.' },
    MODSAGT: { description: 'It is wrong; `begrundelse` tells how.' },
    IKKE_KONTROLLERET: { description: 'The other register has not been heard about it; `begrundelse` tells why.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'What another register last said of a value that stands here now.' })
export class Kontrolsvar {
  @Field(() => SvarEnum, { description: 'Confirmed, contradicted or not checked.' })
  svar!: Svar;

  @Field(() => DateTime, { nullable: true, description: 'When it was asked; null when it never was.' })
  tidspunkt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Stable code of the reason, for programs: ENDED, UNKNOWN, TIMEOUT. Null when confirmed.',
  })
  aarsag!: string | null;

  @Field(() => String, { nullable: true, description: 'The reason in Danish; null when confirmed.' })
  begrundelse!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'The checks of address and P-number in other registers. They are kept beside the register: a new answer makes no new version, though a change of the log (action kontrol), and asOf shows the latest answer about the value of that time, if there is one.',
})
export class Kontrol {
  @Field(() => Kontrolsvar, { nullable: true, description: 'DAR about the address; null when there is no address.' })
  dar!: Kontrolsvar | null;

  @Field(() => Kontrolsvar, { nullable: true, description: 'CVR about the P-number; null when there is none.' })
  cvr!: Kontrolsvar | null;
}
