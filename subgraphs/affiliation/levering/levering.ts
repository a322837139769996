import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../common/scalars/date-time.ts';
import { LocalDate } from '../../common/scalars/local-date.ts';
import type { ImportDocument } from '../unilogin/import-document.ts';
import { LeveringAntal } from './levering-antal.ts';
import type { LeveringFund } from './levering-fund.ts';
import type { LeveringStatus } from './status.ts';

@ObjectType({
  description:
    "A delivery of one unit and source to Unilogin's import interface (STIL: wsaIMPORT, UNILoginImport). Its document is not kept, but made again from the data as they were.",
})
@Directive('@key(fields: "id")')
export class Levering {
  @Field(() => ID, { simple: true, description: 'Its id, a UUID.' })
  id!: string;

  @Field(() => Int, { simple: true, description: 'Version of this object: 1 when made, one more at every change.' })
  version!: number;

  @Field(() => String, { simple: true, description: 'The institution number (UNILoginImport: InstitutionNumber).' })
  enhedsNummer!: string;

  @Field(() => String, { simple: true, description: 'The source system (UNILoginImport: source).' })
  kilde!: string;

  @Field(() => String, {
    simple: true,
    description:
      'FULL (importerXml: replaces everything of the unit and source), DELTA (importerDeltaXml: new and changed persons, or all but those with a fault: FULL_AS_DELTA) or DELETE (importerSletXml).',
  })
  dokument!: ImportDocument['kind'];

  @Field(() => String, {
    simple: true,
    description:
      'DRAFT: the checks found errors. VALIDATED: they did not, and nobody has to approve. AWAITING_APPROVAL, APPROVED. SENT: under way, or its answer was lost. ACCEPTED, PARTIALLY_ACCEPTED (see `raekker`), REJECTED. SUPERSEDED: a later one took its place. EXPIRED: it can no longer be sent.',
  })
  status!: LeveringStatus;

  @Field(() => String, {
    simple: true,
    description: 'Danish time without offset, as in the document; identifies the delivery with unit and source.',
  })
  sourceDateTime!: string;

  @Field(() => String, { simple: true, description: 'UNILoginImport: schoolYear, "2026-2027".' })
  skoleaar!: string;

  @Field(() => LocalDate, { simple: true, description: 'The day whose affiliations it holds.' })
  dag!: string;

  @Field(() => LeveringAntal, { simple: true, description: 'How many it creates, updates and removes.' })
  antal!: LeveringAntal;

  kontrolfund!: LeveringFund[];

  @Field(() => Boolean, { simple: true, description: 'A human let it remove more than the ceiling.' })
  fjernelseGodkendt!: boolean;

  @Field(() => Boolean, { simple: true, description: 'It takes the approval of another person than who made it.' })
  fireOejne!: boolean;

  @Field(() => String, { simple: true, description: 'Who made it.' })
  oprettetAf!: string;

  @Field(() => DateTime, { simple: true, description: 'When it was made.' })
  oprettetTid!: Date;

  @Field(() => String, { nullable: true, simple: true, description: 'Who approved or rejected it.' })
  afgjortAf!: string | null;

  @Field(() => DateTime, { nullable: true, simple: true, description: 'When that was.' })
  afgjortTid!: Date | null;

  @Field(() => String, { nullable: true, simple: true, description: 'What they said.' })
  kommentar!: string | null;

  @Field(() => Int, { simple: true, description: 'How often it was sent; always the same document.' })
  forsoeg!: number;

  @Field(() => DateTime, { nullable: true, simple: true, description: 'When it was last sent.' })
  sendtTid!: Date | null;

  @Field(() => DateTime, { nullable: true, simple: true, description: 'When it will be sent again by itself.' })
  naesteForsoeg!: Date | null;

  @Field(() => DateTime, { nullable: true, simple: true, description: 'When Unilogin answered.' })
  svarTid!: Date | null;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description:
      'What went wrong last: TIMEOUT, UNREACHABLE, SERVER_ERROR, AUTHENTICATION (with the subcode of the fault), SIGNATURE_INVALID, BAD_ANSWER, REFUSED, SOURCE_TIME_OLD (an attempt whose answer was lost had been received; make a full delivery) or LEVERING_CONTENT_GONE.',
  })
  fejl!: string | null;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: "WS-Addressing id of the answered message, for talking with STIL's support.",
  })
  beskedId!: string | null;
}
