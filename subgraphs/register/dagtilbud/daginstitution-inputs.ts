import { Field, InputType } from 'type-graphql';
import { normalKommunekode } from '../../common/parse/identifiers.ts';
import type { Command, Fields } from '../draft/command.ts';
import { ExistingInput, existing } from './place-inputs.ts';

@InputType({ description: 'A new daginstitution (STIL: InsertDaginstitution). Its number is issued by the register.' })
export class CreateDaginstitutionInput {
  @Field(() => String, {
    nullable: true,
    description: 'A temporary key, by which the same applyChanges can name it: "#key".',
  })
  key?: string | null;

  @Field(() => String, { description: 'The name, at most 132 characters.' })
  navn!: string;

  @Field(() => String, { description: 'Code of the ownership.' })
  ejerform!: string;

  @Field(() => String, { description: 'Code of the legal basis.' })
  lovgrundlag!: string;

  @Field(() => String, { description: 'Code of the administrative municipality: "101" or "0101".' })
  kommune!: string;
}

@InputType({ description: 'Changes to a daginstitution (STIL: UpdateDaginstitution). A field left out stays.' })
export class UpdateDaginstitutionInput extends ExistingInput {
  @Field(() => String, { nullable: true, description: 'The name, at most 132 characters.' })
  navn?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the ownership.' })
  ejerform?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the legal basis.' })
  lovgrundlag?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the administrative municipality; changing it needs rights in both.',
  })
  kommune?: string | null;
}

@InputType({ description: 'Which daginstitution (STIL: DeleteDaginstitution) is to be closed.' })
export class CloseDaginstitutionInput extends ExistingInput {}

type DaginstitutionFields = Pick<UpdateDaginstitutionInput, 'navn' | 'ejerform' | 'lovgrundlag' | 'kommune'>;

/** What may not be cleared becomes an empty text, which the rules refuse. */
const columns = ({ navn, ejerform, lovgrundlag, kommune }: DaginstitutionFields): Fields<'daginstitution'> => ({
  navn: navn === null ? '' : navn,
  ejerformKode: ejerform,
  lovgrundlagKode: lovgrundlag,
  admKommuneKode: kommune === undefined ? undefined : normalKommunekode(kommune ?? ''),
});

export const toCreateDaginstitution = (input: CreateDaginstitutionInput, path: string[]): Command => ({
  op: 'create',
  niveau: 'daginstitution',
  key: input.key ?? null,
  fields: columns(input),
  path,
});

export const toUpdateDaginstitution = (input: UpdateDaginstitutionInput, path: string[]): Command => ({
  op: 'update',
  niveau: 'daginstitution',
  ...existing(input),
  fields: columns(input),
  path,
});
