import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';

export enum Dokument {
  FULL = 'FULL',
  DELTA = 'DELTA',
  DELETE = 'DELETE',
}

registerEnumType(Dokument, {
  name: 'LeveringDokument',
  description: 'The kinds of document that Unilogin takes (STIL, side 2360658).',
  valuesConfig: {
    FULL: { description: 'importerXml: everybody; who is not in it is removed. Use it first.' },
    DELTA: { description: 'importerDeltaXml: new and changed persons.' },
    DELETE: { description: 'importerSletXml: persons to remove.' },
  },
});

@InputType({ description: 'What to deliver.' })
export class PrepareLeveringInput {
  @Field(() => String, { description: 'The institution number of an anvisningsenhed or alternative address.' })
  enhedsNummer!: string;

  @Field(() => String, { description: 'The source system whose persons are delivered.' })
  kilde!: string;

  @Field(() => Dokument, { defaultValue: Dokument.FULL, description: 'The kind of document.' })
  dokument!: Dokument;

  @Field(() => [String], {
    nullable: true,
    description: 'Of a DELETE: the LocalPersonIds; everybody whom the source no longer has when left out.',
  })
  lokalIder?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Time of extraction, Danish clock without offset: "2026-08-01T17:00:00"; now when left out. The same unit, source and time is the same delivery.',
  })
  sourceDateTime?: string | null;
}

@InputType({ description: 'A decision on a delivery.' })
export class LeveringDecisionInput {
  @Field(() => ID, { description: 'Id of the delivery.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'Version that the caller has seen. Error: VERSION_MISMATCH.' })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'Why; stays with the delivery.' })
  kommentar?: string | null;
}

@InputType({ description: "When, and on what terms, a unit's source is delivered by itself." })
export class LeveringsplanInput {
  @Field(() => String, { description: 'The institution number.' })
  enhedsNummer!: string;

  @Field(() => String, { description: 'The source system.' })
  kilde!: string;

  @Field(() => String, { defaultValue: '17:00', description: 'Danish time of day.' })
  tidspunkt!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether it is carried out.' })
  aktiv!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether another person than who made a delivery must approve it.',
  })
  fireOejne!: boolean;

  @Field(() => Int, {
    defaultValue: 50,
    description: 'The share, in per cent, that a delivery may remove without consent, 0 to 100.',
  })
  fjernelsesloft!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Version of the plan that the caller has seen; 0 when there is none yet. Error: VERSION_MISMATCH.',
  })
  expectedVersion?: number | null;
}
