import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { z } from 'zod';
import { KodeFilter, TekstFilter } from '../../../common/filters/filter-inputs.ts';
import { fields, orNone, token } from '../../core/input/fields.ts';

enum Dokument {
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

@InputType({ description: 'Which deliveries. All the fields given must hold.' })
export class LeveringWhere {
  @Field(() => TekstFilter, { nullable: true, description: 'The institution number. Error: NUMMER_MALFORMED.' })
  enhedsNummer?: TekstFilter | null;

  @Field(() => KodeFilter, {
    nullable: true,
    description: 'Municipality of the unit, "101" or "0101". Error: KOMMUNEKODE_UNKNOWN.',
  })
  kommune?: KodeFilter | null;

  @Field(() => TekstFilter, { nullable: true, description: 'The source system.' })
  kilde?: TekstFilter | null;

  @Field(() => KodeFilter, {
    nullable: true,
    description: 'DRAFT, VALIDATED, AWAITING_APPROVAL, APPROVED, SENT, ACCEPTED …',
  })
  status?: KodeFilter | null;

  @Field(() => KodeFilter, { nullable: true, description: 'FULL, DELTA or DELETE.' })
  dokument?: KodeFilter | null;
}

/** No delivery names more: a unit has some hundred persons. */
const maxPersons = 5000;

const moment = z
  .string()
  .refine((text) => /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text) && !Number.isNaN(Date.parse(text)), {
    params: {
      expected: 'a Danish time without offset',
      forventet: 'en dansk tid uden tidszone',
      example: '2026-08-01T17:00:00',
    },
  });

/** What is to be delivered. It is stored and shown, so none of it may be a CPR number. */
export const orderSchema = z.object({
  enhedsNummer: fields.enhed,
  kilde: token(100),
  sourceDateTime: orNone(moment),
  lokalIder: orNone(z.array(fields.key('lokalId')).max(maxPersons)),
});
