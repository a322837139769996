import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { IdFilter, KodeFilter, TekstFilter } from '../../../common/filters/filter-inputs.ts';
import { Kode } from '../../../common/kode.ts';
import { connectionOf } from '../../../common/lists/connection.ts';
import { Node } from '../../../common/node.ts';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { filterOf, type ValueFilter } from '../../../common/vocabulary.ts';
import { AffiliationOutcome } from '../../core/change/write-payload.ts';

export enum DataaftaleStatus {
  REQUESTED = 'requested',
  APPROVED = 'approved',
  REJECTED = 'rejected',
  REVOKED = 'revoked',
}

registerEnumType(DataaftaleStatus, {
  name: 'DataaftaleStatus',
  description: 'How a data agreement stands (STIL, Tilslutning).',
  valuesConfig: {
    REQUESTED: { description: 'It waits for the approver ("Venter").' },
    APPROVED: { description: 'The provider system may deliver to, or fetch from, the service for the unit.' },
    REJECTED: { description: 'The approver refused; it can be requested anew.' },
    REVOKED: { description: 'It was approved and no longer is; it can be requested anew.' },
  },
});

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'Data access of one provider system to one service of Unilogin for one institution number (STIL: dataanmodning, dataadgang). Without an approved one nothing is delivered.',
})
@Directive('@key(fields: "id")')
export class Dataaftale implements Node {
  @Field(() => ID, {
    description: 'Id of the agreement, a UUID. It stays when the same access is requested anew.',
  })
  id!: string;

  @Field(() => String, { description: 'Name of the provider system (STIL: udbydersystem): "Aula".' })
  udbydersystem!: string;

  @Field(() => Kode, { description: 'The service, for wsiEKSPORT one package of it; see `uniloginTjenester`.' })
  tjeneste!: Kode;

  @Field(() => String, { description: 'Number of the anvisningsenhed or alternative address.' })
  enhedsNummer!: string;

  @Field(() => DataaftaleStatus, { description: 'How it stands.' })
  status!: DataaftaleStatus;

  @Field(() => String, {
    nullable: true,
    description: 'What the access is for; a request for wsaIMPORT must say it. Null: nobody said it.',
  })
  formaal!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The approver's comment on the last decision. Null: nobody said it.",
  })
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

const DataaftaleStatusFilter = filterOf(DataaftaleStatus, 'DataaftaleStatus');

@InputType({ description: 'Which data agreements. All the fields given must hold.' })
export class DataaftaleWhere {
  @Field(() => IdFilter, { nullable: true, description: 'Id of the agreement.' })
  id?: IdFilter;

  @Field(() => KodeFilter, { nullable: true, description: 'The provider system, letter by letter.' })
  udbydersystem?: KodeFilter;

  @Field(() => KodeFilter, { nullable: true, description: 'The service. Error: KODE_UNKNOWN.' })
  tjeneste?: KodeFilter;

  @Field(() => TekstFilter, { nullable: true, description: 'Number of the unit. Error: NUMMER_MALFORMED.' })
  enhedsNummer?: TekstFilter;

  @Field(() => KodeFilter, {
    nullable: true,
    description: 'Municipality of the unit, "101" or "0101". Error: KOMMUNEKODE_UNKNOWN.',
  })
  kommune?: KodeFilter;

  @Field(() => DataaftaleStatusFilter, {
    nullable: true,
    description: 'How it stands.',
  })
  status?: ValueFilter<DataaftaleStatus>;

  @Field(() => [DataaftaleWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: DataaftaleWhere[];

  @Field(() => [DataaftaleWhere], {
    nullable: true,
    description: 'At least one of these must hold; an empty list finds nothing.',
  })
  OR?: DataaftaleWhere[];
}

export const DataaftaleConnection = connectionOf(Dataaftale, 'Dataaftale', 'dataaftaler');

@ObjectType({ simpleResolvers: true, description: 'What a write did to data agreements.' })
export class DataaftalePayload extends AffiliationOutcome {
  @Field(() => [Dataaftale], {
    description: 'The agreements written, as they are now; none when the write is refused or a dry run.',
  })
  dataaftaler!: Dataaftale[];
}
