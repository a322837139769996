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
  description: 'A new alternativ adresse (STIL: InsertAlternativAdresse). Its number is issued by the register.',
})
export class CreateAlternativAdresseInput extends CreatePlaceInput {
  @Field(() => String, { description: 'Number, or "#key", of the anvisningsenhed it belongs to.' })
  anvisningsenhedsNummer!: string;
}

@InputType({ description: 'Changes to an alternativ adresse (STIL: UpdateAlternativAdresse). A field left out stays.' })
export class UpdateAlternativAdresseInput extends UpdatePlaceInput {}

@InputType({ description: 'An alternativ adresse to another anvisningsenhed (STIL: MoveAlternativAdresse).' })
export class MoveAlternativAdresseInput extends ExistingInput {
  @Field(() => String, {
    description: 'Number, or "#key", of the anvisningsenhed it is to belong to, in the same municipality.',
  })
  anvisningsenhedsNummer!: string;
}

@InputType({ description: 'Which alternativ adresse (STIL: DeleteAlternativAdresse) is to be closed.' })
export class CloseAlternativAdresseInput extends ExistingInput {}

export const toCreateAlternativAdresse = (input: CreateAlternativAdresseInput, path: string[]): Command => ({
  op: 'create',
  niveau: 'alternativAdresse',
  key: input.key ?? null,
  fields: {
    ...placeColumns(input),
    anvisningsenhedsNummer: reference(input.anvisningsenhedsNummer),
  },
  path,
});

export const toUpdateAlternativAdresse = (input: UpdateAlternativAdresseInput, path: string[]): Command => ({
  op: 'update',
  niveau: 'alternativAdresse',
  ...existing(input),
  fields: placeColumns(input),
  path,
});

export const toMoveAlternativAdresse = (input: MoveAlternativAdresseInput, path: string[]): Command => ({
  op: 'move',
  niveau: 'alternativAdresse',
  ...existing(input),
  parent: reference(input.anvisningsenhedsNummer),
  path,
});
