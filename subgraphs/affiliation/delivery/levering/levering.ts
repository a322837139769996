import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Fund } from '../../../common/fund.ts';
import { Node } from '../../../common/node.ts';
import { DateTime, LocalDate } from '../../../common/scalars/date-time.ts';
import { vocabulary } from '../../../common/vocabulary.ts';
import { type Aktoertype, Aktoertyper } from '../../people/tilknytning/tilknytning.ts';
import type { ImportDocument } from '../../unilogin/import-document.ts';
import type { StoredKontrolfund } from '../leveringskontrol/kontroller.ts';
import type { Virkning } from './difference.ts';
import type { LeveringStatus } from './levering.reader.ts';
import { LeveringDokumenter, LeveringStatuses } from './levering-inputs.ts';

const Virkninger = vocabulary<Virkning>('LeveringVirkning', 'What a delivery does to a person in Unilogin.', {
  created: 'Not there by our deliveries before.',
  updated: 'There, but different.',
  removed: 'There, and not any more after it.',
  unchanged: 'Sent, and as it is there.',
});

@ObjectType({
  implements: Node,
  description:
    "A delivery of one unit and source to Unilogin's import interface (STIL: wsaIMPORT, UNILoginImport). Its document is not kept, but made again from the data as they were.",
})
@Directive('@key(fields: "id")')
export class Levering implements Node {
  @Field(() => ID, { simple: true, description: 'Its id, a UUID.' })
  id!: string;

  @Field(() => Int, { simple: true, description: 'Version of this object: 1 when made, one more at every change.' })
  version!: number;

  @Field(() => String, { simple: true, description: 'The institution number (UNILoginImport: InstitutionNumber).' })
  enhedsNummer!: string;

  @Field(() => String, { simple: true, description: 'The source system (UNILoginImport: source).' })
  kilde!: string;

  @Field(() => LeveringDokumenter, {
    simple: true,
    description: 'The kind of document; a FULL may turn into a DELTA of all but those with a fault (FULL_AS_DELTA).',
  })
  dokument!: ImportDocument['kind'];

  @Field(() => LeveringStatuses, {
    simple: true,
    description: 'How far it has come.',
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

  @Field(() => Boolean, {
    simple: true,
    description: 'It takes the approval of another person than the one who made it.',
  })
  fireOejne!: boolean;

  @Field(() => String, { simple: true, description: 'Who made it.' })
  oprettetAf!: string;

  @Field(() => DateTime, { simple: true, description: 'When it was made.' })
  oprettetTid!: Date;

  @Field(() => String, { nullable: true, simple: true, description: 'Who approved or rejected it. Null until then.' })
  afgjortAf!: string | null;

  @Field(() => DateTime, { nullable: true, simple: true, description: 'When that was. Null until then.' })
  afgjortTid!: Date | null;

  @Field(() => String, { nullable: true, simple: true, description: 'What they said. Null when they said nothing.' })
  kommentar!: string | null;

  @Field(() => Int, { simple: true, description: 'How often it was sent; always the same document.' })
  forsoeg!: number;

  @Field(() => DateTime, { nullable: true, simple: true, description: 'When it was last sent. Null: not yet.' })
  sendtTid!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    simple: true,
    description: 'When it will be sent again by itself. Null: it will not.',
  })
  naesteForsoeg!: Date | null;

  @Field(() => DateTime, { nullable: true, simple: true, description: 'When Unilogin answered. Null: not yet.' })
  svarTid!: Date | null;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description:
      'What went wrong last: TIMEOUT, UNREACHABLE, SERVER_ERROR, AUTHENTICATION (with the subcode of the fault), SIGNATURE_INVALID, BAD_ANSWER, REFUSED, SOURCE_TIME_OLD (an attempt whose answer was lost had been received; make a full delivery) or LEVERING_CONTENT_GONE. Null when nothing did.',
  })
  fejl!: string | null;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: "WS-Addressing id of the answered message, for talking with STIL's support. Null: not yet.",
  })
  beskedId!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What a delivery does to one kind of actor.' })
class LeveringVirkninger {
  @Field(() => Int, { description: 'Not in Unilogin by our deliveries before.' })
  created!: number;

  @Field(() => Int, { description: 'There, but different.' })
  updated!: number;

  @Field(() => Int, { description: 'There, and not any more after it.' })
  removed!: number;

  @Field(() => Int, { description: 'Sent, and as it is there.' })
  unchanged!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What a delivery does, actor by actor.' })
class LeveringAntal {
  @Field(() => LeveringVirkninger, { description: 'Children (Student).' })
  barn!: LeveringVirkninger;

  @Field(() => LeveringVirkninger, { description: 'Employees (Employee).' })
  ansat!: LeveringVirkninger;

  @Field(() => LeveringVirkninger, { description: 'Externs (Extern).' })
  ekstern!: LeveringVirkninger;

  @Field(() => Int, { description: 'Contacts in the document (ContactPerson).' })
  kontakter!: number;

  @Field(() => Int, { description: 'Persons left out because of a fault.' })
  tilbageholdt!: number;
}

@ObjectType({ simpleResolvers: true, implements: Fund, description: 'What a check found before a delivery.' })
export class LeveringFund extends Fund implements Pick<StoredKontrolfund, 'code' | 'withheld'> {
  @Field(() => String, {
    nullable: true,
    description: 'LocalPersonId of the person; null where it is about the unit, the delivery or a group.',
  })
  lokalId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of that person. Null where `lokalId` is, and in findings that were made before it was kept.',
  })
  personId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "The line of the document, with everybody in it, where the person's row stands; the first is 1. Null where `personId` is.",
  })
  line?: number | null;

  @Field(() => Boolean, {
    description:
      'The person is left out because of it, with the contacts of a child; the rest is delivered. Who stands in Unilogin already stays there as last delivered.',
  })
  withheld!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'A row that Unilogin did not load, mapped back to the person.' })
export class LeveringRow {
  @Field(() => String, { nullable: true, description: 'LocalPersonId; null where it is about the whole document.' })
  lokalId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the person; null where it is about the whole document.' })
  personId!: string | null;

  @Field(() => String, {
    description: 'CPR_CHANGED, CPR_MISSING, CPR_WRONG, ALIAS_MISSING, SOURCE_TIME_OLD or OTHER.',
  })
  kode!: string;

  @Field(() => String, { description: "Unilogin's own words, without CPR numbers." })
  tekst!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a delivery does to one person, against what Unilogin has by our deliveries now.',
})
export class LeveringForskel {
  @Field(() => String, { description: 'LocalPersonId.' })
  lokalId!: string;

  @Field(() => ID, { description: 'Id of the person.' })
  personId!: string;

  @Field(() => Aktoertyper, { description: 'What the person is to the unit.' })
  aktoertype!: Aktoertype;

  @Field(() => Virkninger, { description: 'What it does.' })
  virkning!: Virkning;
}
