import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Kode } from '../../common/kode.ts';
import { LocalDate } from '../../common/scalars/local-date.ts';
import { DataaftaleStatus } from './dataaftale-status.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'Data access of one provider system to one service of Unilogin for one institution number (STIL: dataanmodning, dataadgang). Without an approved one nothing is delivered.',
})
@Directive('@key(fields: "id")')
export class Dataaftale {
  @Field(() => ID, {
    description: 'Id of the agreement, a UUID. It stays when the same access is requested anew.',
  })
  id!: string;

  @Field(() => String, { description: 'Name of the provider system (STIL: udbydersystem): "Aula".' })
  udbydersystem!: string;

  @Field(() => Kode, { description: 'The service, of wsiEKSPORT one package of it; see `uniloginTjenester`.' })
  tjeneste!: Kode;

  @Field(() => String, { description: 'Number of the anvisningsenhed or alternative address.' })
  enhedsNummer!: string;

  @Field(() => DataaftaleStatus, { description: 'How it stands.' })
  status!: DataaftaleStatus;

  @Field(() => String, { nullable: true, description: 'What the access is for; a request for wsaIMPORT must say it.' })
  formaal!: string | null;

  @Field(() => String, { nullable: true, description: "The approver's comment on the last decision." })
  kommentar!: string | null;

  @Field(() => LocalDate, { description: 'Day of the last request.' })
  anmodetDato!: string;

  @Field(() => String, { description: 'Who requested: kind and subject of the caller.' })
  anmodetAf!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the decision; null while it waits.' })
  afgjortDato!: string | null;

  @Field(() => String, { nullable: true, description: 'Who approved, rejected or revoked; null while it waits.' })
  afgjortAf!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day a delivery last used it; null: not since it was requested. STIL may close it after 12 months.',
  })
  sidstBrugt!: string | null;

  @Field(() => Int, { description: 'Version of this object: 1 when created, one more at every change.' })
  version!: number;
}
