import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { expectedVersionField } from '../../../common/writes/write-arguments.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import { DagplejerPayload } from './dagplejer.ts';
import { NyHovedgruppeInput } from './dagplejer-inputs.ts';

@InputType({ description: 'A child that stays when its childminder moves.' })
class BlivendeBarnInput {
  @Field(() => ID, { description: "Id of the child's person. Error: CHILD_NOT_OF_DAGPLEJER." })
  personId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of its main group from the day of the move on, in its own unit. When left out it stays in the group it is in. Errors: GRUPPE_UNKNOWN, GRUPPE_NOT_HOVEDGRUPPE.',
  })
  hovedgruppeId?: string | null;
}

@InputType({
  description:
    'Which of the children in her main group follow. Every child there on or after the day must be decided on, unless nothing changes for them.',
})
export class MoveBoernInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'Persons of the children who follow, with their contacts. Error: CHILD_NOT_OF_DAGPLEJER.',
  })
  flytter?: string[] | null;

  @Field(() => [BlivendeBarnInput], { nullable: true, description: 'The children who stay.' })
  bliver?: BlivendeBarnInput[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether all the others follow (true) or stay (false). When left out, every child must be named. Error: CHILDREN_UNDECIDED.',
  })
  oevrigeFlytter?: boolean | null;
}

@InputType({ description: 'The move of a childminder to another dagplejegruppe.' })
export class MoveDagplejerInput {
  @Field(() => ID, { description: 'Id of her attachment. Error: OBJECT_UNKNOWN.' })
  dagplejerId!: string;

  @Field(() => Int, expectedVersionField)
  expectedVersion?: number | null;

  @Field(() => ID, {
    description:
      'Id of the dagplejegruppe she moves to. Errors: OBJECT_UNKNOWN, DAGPLEJER_MOVE_NOWHERE, DAGPLEJER_MOVE_KOMMUNE.',
  })
  tilDagplejegruppeId!: string;

  @Field(() => LocalDate, {
    description: 'Her first day there; it may lie ahead. Errors: VALUE_MALFORMED, DAGPLEJER_MOVE_DAY.',
  })
  dag!: string;

  @Field(() => MoveBoernInput, {
    nullable: true,
    description: 'Which children follow. Leave it out in a dry run to be shown who they are.',
  })
  boern?: MoveBoernInput | null;

  @Field(() => Int, { nullable: true, description: 'Her capacity from then on; as before when left out.' })
  kapacitet?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'With whom she works together from then on. When left out: as before, but nobody at another unit.',
  })
  samarbejde?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the main group that her children are in from then on, of the unit she moves to. When left out: the one she has, and at another unit a new one like it.',
  })
  hovedgruppeId?: string | null;

  @Field(() => NyHovedgruppeInput, {
    nullable: true,
    description: 'A Hovedgruppe to make for it instead. Error: HOVEDGRUPPE_CHOICE.',
  })
  nyHovedgruppe?: NyHovedgruppeInput | null;
}

export enum FlytningUdfald {
  MOVES = 'MOVES',
  STAYS = 'STAYS',
  UNDECIDED = 'UNDECIDED',
}

registerEnumType(FlytningUdfald, {
  name: 'FlytningUdfald',
  description: 'What happens to a child when its childminder moves.',
  valuesConfig: {
    MOVES: { description: 'It follows her, with its contacts.' },
    STAYS: { description: 'It stays in its unit.' },
    UNDECIDED: { description: 'The caller has to say; the move is refused until then (CHILDREN_UNDECIDED).' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'A child in the main group of a childminder who moves.' })
export class FlytningBarn {
  @Field(() => ID, { description: "Id of the child's person." })
  personId!: string;

  @Field(() => FlytningUdfald, { description: 'Whether it follows her.' })
  udfald!: FlytningUdfald;

  @Field(() => Boolean, {
    description: 'It gets another institution number. Parents keep old messages; the group begins empty.',
  })
  skifterInstitution!: boolean;

  @Field(() => Boolean, { description: 'It gets another main group.' })
  skifterHovedgruppe!: boolean;

  @Field(() => Int, {
    description: 'How many of its contacts go to the other institution with it; would go, while undecided.',
  })
  kontakter!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What a move does, or in a dry run would do. `dagplejer` is her new attachment, null when nothing is stored.',
})
export class MoveDagplejerPayload extends DagplejerPayload {
  @Field(() => Boolean, {
    nullable: true,
    description: 'The move is to another institution number. Null when nobody can say what it would be.',
  })
  skifterInstitution!: boolean | null;

  @Field(() => [FlytningBarn], {
    description: 'The children in her main group on or after the day, by id of their person, and what happens to each.',
  })
  boern!: FlytningBarn[];
}

/** A childminder's move: from where to where, and when. */
export interface Flytning {
  dagplejer: StoredObject<'dagplejer'>;
  tilDagplejegruppeId: string;
  dag: string;
  fra: { enhed: string; gruppeId: string | null };
  til: { enhed: string; gruppeId: string | null };
}
