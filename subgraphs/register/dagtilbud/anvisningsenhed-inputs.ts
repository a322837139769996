import { Field, InputType } from 'type-graphql';
import type { Command } from '../draft/command.ts';
import {
  CreatePlaceInput,
  ExistingInput,
  existing,
  placeColumns,
  reference,
  UpdatePlaceInput,
} from './place-inputs.ts';

@InputType({
  description: 'A new anvisningsenhed (STIL: InsertAnvisningsEnhed). Its number is issued by the register.',
})
export class CreateAnvisningsenhedInput extends CreatePlaceInput {
  @Field(() => String, { description: 'Number, or "#key", of the daginstitution it belongs to.' })
  daginstitutionsNummer!: string;

  @Field(() => String, { description: 'Code of the kind of day-care. Errors: INSTITUTIONSTYPE_MISSING, KODE_UNKNOWN.' })
  institutionstype!: string;

  @Field(() => String, { description: 'P-number, ten digits. Errors: PNUMMER_MISSING, PNUMMER_MALFORMED.' })
  declare pNummer: string;
}

@InputType({ description: 'Changes to an anvisningsenhed (STIL: UpdateAnvisningsEnhed). A field left out stays.' })
export class UpdateAnvisningsenhedInput extends UpdatePlaceInput {
  @Field(() => String, { nullable: true, description: 'Code of the kind of day-care.' })
  institutionstype?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: forget what the file it came from says of ownership, legal basis and municipality differently from its daginstitution (the finding OWNER_DIFFERS).',
  })
  foelgDaginstitution?: boolean | null;
}

@InputType({
  description:
    'An anvisningsenhed, with its alternative addresses, to another daginstitution (STIL: MoveAnvisningsEnhed).',
})
export class MoveAnvisningsenhedInput extends ExistingInput {
  @Field(() => String, {
    description: 'Number, or "#key", of the daginstitution it is to belong to, in the same municipality.',
  })
  daginstitutionsNummer!: string;
}

@InputType({ description: 'Which anvisningsenhed (STIL: DeleteAnvisningsEnhed) is to be closed.' })
export class CloseAnvisningsenhedInput extends ExistingInput {}

export const toCreateAnvisningsenhed = (input: CreateAnvisningsenhedInput, path: string[]): Command => ({
  op: 'create',
  niveau: 'anvisningsenhed',
  key: input.key ?? null,
  fields: {
    ...placeColumns(input),
    institutionstypeKode: input.institutionstype,
    daginstitutionsNummer: reference(input.daginstitutionsNummer),
  },
  path,
});

export const toUpdateAnvisningsenhed = (input: UpdateAnvisningsenhedInput, path: string[]): Command => ({
  op: 'update',
  niveau: 'anvisningsenhed',
  ...existing(input),
  fields: {
    ...placeColumns(input),
    institutionstypeKode: input.institutionstype,
    ...(input.foelgDaginstitution ? nothingTold : {}),
  },
  path,
});

const nothingTold = { oplystEjerformKode: null, oplystLovgrundlagKode: null, oplystAdmKommuneKode: null };

export const toMoveAnvisningsenhed = (input: MoveAnvisningsenhedInput, path: string[]): Command => ({
  op: 'move',
  niveau: 'anvisningsenhed',
  ...existing(input),
  parent: reference(input.daginstitutionsNummer),
  path,
});
