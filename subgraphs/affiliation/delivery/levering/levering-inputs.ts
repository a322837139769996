import { Field, InputType } from 'type-graphql';
import { z } from 'zod';
import { KodeFilter, TekstFilter } from '../../../common/filters/filter-inputs.ts';
import { filterOf, type ValueFilter, vocabulary } from '../../../common/vocabulary.ts';
import { ExistingObjectInput } from '../../core/change/existing-object-input.ts';
import { fields, orNone, token } from '../../core/input/fields.ts';
import type { ImportDocument } from '../../unilogin/import-document.ts';
import type { LeveringStatus } from './levering.reader.ts';

type Dokument = ImportDocument['kind'];

export const LeveringDokumenter = vocabulary<Dokument>(
  'LeveringDokument',
  'The kinds of document that Unilogin takes (STIL, side 2360658).',
  {
    FULL: 'importerXml: everybody of the unit and source; who is not in it is removed. Use it first.',
    DELTA: 'importerDeltaXml: new and changed persons.',
    DELETE: 'importerSletXml: persons to remove.',
  },
);

export const LeveringStatuses = vocabulary<LeveringStatus>('LeveringStatus', 'How far a delivery has come.', {
  DRAFT: 'The checks found errors.',
  VALIDATED: 'The checks found no errors, and nobody has to approve.',
  AWAITING_APPROVAL: 'Another person than the one who made it is to approve.',
  APPROVED: 'It may be sent.',
  SENT: 'It is under way, or its answer was lost.',
  ACCEPTED: 'Unilogin loaded all of it.',
  PARTIALLY_ACCEPTED: 'Unilogin did not load some rows; see `raekker`.',
  REJECTED: 'Nobody approved it, or Unilogin loaded nothing.',
  SUPERSEDED: 'A later one took its place.',
  EXPIRED: 'It can no longer be sent.',
});

@InputType({ description: 'What to deliver.' })
export class PrepareLeveringInput {
  @Field(() => String, { description: 'The institution number of an anvisningsenhed or alternative address.' })
  enhedsNummer!: string;

  @Field(() => String, { description: 'The source system whose persons are delivered.' })
  kilde!: string;

  @Field(() => LeveringDokumenter, { defaultValue: 'FULL', description: 'The kind of document.' })
  dokument!: Dokument;

  @Field(() => [String], {
    nullable: true,
    description: 'For a DELETE: the LocalPersonIds; when left out, everybody whom the source no longer has.',
  })
  lokalIder?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Time of extraction, Danish clock without offset: "2026-08-01T17:00:00"; now when left out. The same unit, source and time is the same delivery.',
  })
  sourceDateTime?: string | null;
}

/** A decision on a delivery. */
@InputType()
export abstract class LeveringDecisionInput extends ExistingObjectInput {
  @Field(() => String, { nullable: true, description: 'Why; stays with the delivery.' })
  kommentar?: string | null;
}

@InputType({ description: 'A delivery to approve.' })
export class ApproveLeveringInput extends LeveringDecisionInput {}

@InputType({ description: 'A delivery to refuse.' })
export class RejectLeveringInput extends LeveringDecisionInput {}

@InputType({ description: 'A delivery that may remove more than its ceiling.' })
export class OverrideMassRemovalInput extends LeveringDecisionInput {}

@InputType({ description: 'A delivery to send.' })
export class SendLeveringInput extends ExistingObjectInput {}

const LeveringStatusFilter = filterOf(LeveringStatuses, 'LeveringStatus');
const LeveringDokumentFilter = filterOf(LeveringDokumenter, 'LeveringDokument');

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

  @Field(() => LeveringStatusFilter, {
    nullable: true,
    description: 'How far it has come.',
  })
  status?: ValueFilter<LeveringStatus> | null;

  @Field(() => LeveringDokumentFilter, { nullable: true, description: 'The kind of document.' })
  dokument?: ValueFilter<Dokument> | null;
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
