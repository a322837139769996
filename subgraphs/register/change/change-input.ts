import { Directive, Field, InputType } from 'type-graphql';
import { mostIn } from '../../common/most.ts';
import type { Problem } from '../answer/fejl.ts';
import {
  CreateAlternativAdresseInput,
  MoveAlternativAdresseInput,
  toCreateAlternativAdresse,
  toMoveAlternativAdresse,
  toUpdateAlternativAdresse,
  UpdateAlternativAdresseInput,
} from '../dagtilbud/alternativ-adresse-inputs.ts';
import {
  CreateAnvisningsenhedInput,
  MoveAnvisningsenhedInput,
  toCreateAnvisningsenhed,
  toMoveAnvisningsenhed,
  toUpdateAnvisningsenhed,
  UpdateAnvisningsenhedInput,
} from '../dagtilbud/anvisningsenhed-inputs.ts';
import {
  CreateDaginstitutionInput,
  toCreateDaginstitution,
  toUpdateDaginstitution,
  UpdateDaginstitutionInput,
} from '../dagtilbud/daginstitution-inputs.ts';
import type { Niveau } from '../dagtilbud/fields.ts';
import { ExistingInput, existing } from '../dagtilbud/place-inputs.ts';
import type { Command } from '../draft/command.ts';

/** How many changes one call may hold. */
export const maxChanges = mostIn.changes;

const optional = (description: string) => ({ nullable: true, description });

@InputType({ description: 'One change of a batch: exactly one of these operations.' })
@Directive('@oneOf')
export class ChangeInput {
  @Field(() => CreateDaginstitutionInput, optional('Create a daginstitution.'))
  createDaginstitution?: CreateDaginstitutionInput;

  @Field(() => UpdateDaginstitutionInput, optional('Change a daginstitution.'))
  updateDaginstitution?: UpdateDaginstitutionInput;

  @Field(() => ExistingInput, optional('Close a daginstitution.'))
  closeDaginstitution?: ExistingInput;

  @Field(() => ExistingInput, optional('Undo the closing of a daginstitution.'))
  reopenDaginstitution?: ExistingInput;

  @Field(() => CreateAnvisningsenhedInput, optional('Create an anvisningsenhed.'))
  createAnvisningsenhed?: CreateAnvisningsenhedInput;

  @Field(() => UpdateAnvisningsenhedInput, optional('Change an anvisningsenhed.'))
  updateAnvisningsenhed?: UpdateAnvisningsenhedInput;

  @Field(() => MoveAnvisningsenhedInput, optional('Move an anvisningsenhed to another daginstitution.'))
  moveAnvisningsenhed?: MoveAnvisningsenhedInput;

  @Field(() => ExistingInput, optional('Close an anvisningsenhed.'))
  closeAnvisningsenhed?: ExistingInput;

  @Field(() => ExistingInput, optional('Undo the closing of an anvisningsenhed.'))
  reopenAnvisningsenhed?: ExistingInput;

  @Field(() => CreateAlternativAdresseInput, optional('Create an alternativ adresse.'))
  createAlternativAdresse?: CreateAlternativAdresseInput;

  @Field(() => UpdateAlternativAdresseInput, optional('Change an alternativ adresse.'))
  updateAlternativAdresse?: UpdateAlternativAdresseInput;

  @Field(() => MoveAlternativAdresseInput, optional('Move an alternativ adresse to another anvisningsenhed.'))
  moveAlternativAdresse?: MoveAlternativAdresseInput;

  @Field(() => ExistingInput, optional('Close an alternativ adresse.'))
  closeAlternativAdresse?: ExistingInput;

  @Field(() => ExistingInput, optional('Undo the closing of an alternativ adresse.'))
  reopenAlternativAdresse?: ExistingInput;
}

const toStatus = (op: 'close' | 'reopen', niveau: Niveau) => (input: ExistingInput, path: string[]) =>
  ({ op, niveau, ...existing(input), path }) as Command;

/** How each operation becomes a command. */
const toCommand: { [K in keyof ChangeInput]-?: (input: NonNullable<ChangeInput[K]>, path: string[]) => Command } = {
  createDaginstitution: toCreateDaginstitution,
  updateDaginstitution: toUpdateDaginstitution,
  closeDaginstitution: toStatus('close', 'daginstitution'),
  reopenDaginstitution: toStatus('reopen', 'daginstitution'),
  createAnvisningsenhed: toCreateAnvisningsenhed,
  updateAnvisningsenhed: toUpdateAnvisningsenhed,
  moveAnvisningsenhed: toMoveAnvisningsenhed,
  closeAnvisningsenhed: toStatus('close', 'anvisningsenhed'),
  reopenAnvisningsenhed: toStatus('reopen', 'anvisningsenhed'),
  createAlternativAdresse: toCreateAlternativAdresse,
  updateAlternativAdresse: toUpdateAlternativAdresse,
  moveAlternativAdresse: toMoveAlternativAdresse,
  closeAlternativAdresse: toStatus('close', 'alternativAdresse'),
  reopenAlternativAdresse: toStatus('reopen', 'alternativAdresse'),
};

/** The command of one operation, whose input stands at `path`. */
export function commandOf<K extends keyof ChangeInput>(
  operation: K,
  input: NonNullable<ChangeInput[K]>,
  path: string[],
) {
  return toCommand[operation](input as never, path); // operation and input belong together by the signature
}

/** The command of one change of a batch, which has exactly one operation: its type is @oneOf. */
export function commandOfChange(change: ChangeInput, path: string[]): Command | Problem {
  const [operation, input] = Object.entries(change)[0] as [keyof ChangeInput, never];
  return commandOf(operation, input, [...path, operation]);
}
