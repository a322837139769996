import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { DateTime } from '../../common/scalars/date-time.ts';
import type { RegisterContext } from '../context.ts';
import { Enhed } from '../dagtilbud/enhed.ts';
import {
  type Aarsag,
  Aarsager,
  aarsager,
  type Kind,
  type Sted,
  type Svar,
  SvarEnum,
  vaerdiOf,
} from '../ekstern/svar.ts';
import type { EksternKontrol } from '../generated/sqlite/client.ts';

@ObjectType({ simpleResolvers: true, description: 'What another register last said of a value that stands here now.' })
class Kontrolsvar {
  @Field(() => SvarEnum, { description: 'Confirmed, contradicted or not checked.' })
  svar!: Svar;

  @Field(() => DateTime, { nullable: true, description: 'When it was asked; null when it never was.' })
  tidspunkt!: Date | null;

  @Field(() => Aarsager, {
    nullable: true,
    description: 'Why it is no confirmation; null when it is one.',
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
class Kontrol {
  @Field(() => Kontrolsvar, { nullable: true, description: 'DAR about the address; null when there is no address.' })
  dar!: Kontrolsvar | null;

  @Field(() => Kontrolsvar, { nullable: true, description: 'CVR about the P-number; null when there is none.' })
  cvr!: Kontrolsvar | null;
}

@Resolver(() => Enhed)
export class EnhedKontrolResolver {
  @FieldResolver(() => Kontrol, { description: 'What DAR and CVR last said of its address and its P-number.' })
  async kontrol(
    @Root() { niveau, nummer, adresse, pNummer, cvrNummer }: Enhed,
    @Ctx() { kontroller }: RegisterContext,
  ): Promise<Kontrol> {
    return toKontrol({ ...adresse, pNummer, cvrNummer }, await kontroller.of(niveau, nummer));
  }
}

/** An object's checks. An answer about another value than the object has says nothing. */
function toKontrol(sted: Sted, rows: readonly EksternKontrol[]): Kontrol {
  return { dar: toSvar('dar', sted, rows), cvr: toSvar('cvr', sted, rows) };
}

function toSvar(kind: Kind, sted: Sted, rows: readonly EksternKontrol[]): Kontrolsvar | null {
  const vaerdi = vaerdiOf[kind](sted);
  if (vaerdi === null) return null;
  const row = rows.find((candidate) => candidate.kind === kind && candidate.vaerdi === vaerdi);
  if (!row) return { svar: 'IKKE_KONTROLLERET', tidspunkt: null, ...reason('NOT_ASKED') };
  return { svar: row.svar as Svar, tidspunkt: new Date(row.tidspunkt), ...reason(row.aarsag as Aarsag | null) };
}

const reason = (aarsag: Aarsag | null) => ({ aarsag, begrundelse: aarsag && (aarsager[aarsag] ?? null) });
