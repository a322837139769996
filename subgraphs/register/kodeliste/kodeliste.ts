import { Field, Int, ObjectType } from 'type-graphql';
import { Kildemaerker, Kode } from '../../common/kode.ts';
import { connectionOf } from '../../common/lists/connection.ts';
import { DateTime, LocalDate } from '../../common/scalars/date-time.ts';
import { Payload } from '../../common/writes/payload.ts';
import { FieldDiff } from '../answer/object-diff.ts';
import type { Kombination as Row } from '../generated/sqlite/client.ts';
import { type Kodebog, type Liste, Lister } from './kodebog.ts';

@ObjectType({ description: 'One code table (STIL: kodetabel).', simpleResolvers: true })
export class Kodeliste {
  @Field(() => Lister, { description: 'Which table.' })
  navn!: Liste;

  @Field(() => [Kode], { description: 'Its codes, by code.' })
  koder!: Kode[];
}

@ObjectType({ simpleResolvers: true, description: 'One edit of the code tables.' })
export class KodeEdition {
  @Field(() => Int, { description: 'Its number; they count up by one.' })
  edition!: number;

  @Field(() => DateTime, { description: 'When it was made.' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'Who made it; null for a caller that may not know.' })
  actor!: string | null;

  @Field(() => String, { description: 'What it is about: "ejerform/7" for a code, "kombinationer" for the matrix.' })
  emne!: string;

  @Field(() => String, { nullable: true, description: 'What stood there before, as JSON; null for a new code.' })
  before!: string | null;

  @Field(() => String, { description: 'What stands there since, as JSON.' })
  after!: string;
}

export const KodeEditionConnection = connectionOf(KodeEdition, 'KodeEdition', 'edits of the code tables');

@ObjectType({
  simpleResolvers: true,
  description: 'One lawful combination of legal basis, ownership and kind of day-care (STIL, v2.0: krydsvalidering).',
})
export class Kombination {
  @Field(() => Kode, { description: 'Legal basis, of the daginstitution.' })
  lovgrundlag!: Kode;

  @Field(() => Kode, { description: 'Ownership, of the daginstitution.' })
  ejerform!: Kode;

  @Field(() => Kode, { description: 'Kind of day-care, of each of its units.' })
  institutionstype!: Kode;

  @Field(() => LocalDate, { nullable: true, description: 'First day it is lawful; null: always was.' })
  gyldigFra!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day it is lawful; null: no end is known.' })
  gyldigTil!: string | null;

  @Field(() => Kildemaerker, {
    description: 'Whether STIL has published it.',
  })
  kilde!: string;

  @Field(() => String, { nullable: true, description: 'Why it is thought lawful. Null: nothing is said of it.' })
  note!: string | null;
}

/** Stored combinations with the texts of their codes. */
export function toKombinationer(kodebog: Kodebog, rows: readonly Row[]): Kombination[] {
  return rows.flatMap(({ lovgrundlagKode, ejerformKode, institutionstypeKode, ...rest }) => {
    const lovgrundlag = kodebog.kode('lovgrundlag', lovgrundlagKode);
    const ejerform = kodebog.kode('ejerform', ejerformKode);
    const institutionstype = kodebog.kode('institutionstype', institutionstypeKode);
    return lovgrundlag && ejerform && institutionstype ? [{ lovgrundlag, ejerform, institutionstype, ...rest }] : [];
  });
}

/** What every edit of the code tables answers. */
@ObjectType({ simpleResolvers: true, implements: Payload })
abstract class EditOutcome extends Payload {
  @Field(() => Int, {
    description:
      'The number of the last edit of the code tables after the call, as `status` has it: what the next edit gives as `expectedVersion`. 0 also for a call refused as it stands (CPR_NOT_HERE).',
  })
  kodeEdition!: number;

  @Field(() => String, {
    description:
      'The version of all code tables after the call, as `status` has it; a dry run leaves it. Empty for a call refused as it stands (CPR_NOT_HERE).',
  })
  codeTableVersion!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What an edit did to one code. Nothing is stored in a dry run.' })
export class KodePayload extends EditOutcome {
  @Field(() => Kode, { nullable: true, description: 'The code as it is to be; null when it is refused.' })
  kode!: Kode | null;

  @Field(() => [FieldDiff], { description: 'What differs from before; empty when nothing does.' })
  changes!: FieldDiff[];
}

@ObjectType({ simpleResolvers: true, description: 'What a new matrix differs in. Nothing is stored in a dry run.' })
export class KombinationerPayload extends EditOutcome {
  @Field(() => [Kombination], { description: 'Combinations that become lawful, or whose validity or source changes.' })
  added!: Kombination[];

  @Field(() => [Kombination], { description: 'Combinations as they were, that are no longer so.' })
  removed!: Kombination[];

  @Field(() => Int, {
    description:
      'How many active anvisningsenheder are lawful now and would not be: they stay, as findings, until they are changed.',
  })
  becomeUnlawful!: number;
}
