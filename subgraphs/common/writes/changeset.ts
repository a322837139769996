import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars/date-time.ts';
import type { LoggedRow } from '../timeline/read-stretch.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'One committed write: all its changes, numbered `first` to `last`, became visible together.',
})
@Directive('@shareable')
export class Changeset {
  @Field(() => Int, { description: 'Number of its first change.' })
  first!: number;

  @Field(() => Int, { description: 'Number of its last change.' })
  last!: number;

  @Field(() => DateTime, { description: 'When it was committed; never earlier than the changeset before it.' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'Who wrote; null for a caller that may not know.' })
  actor!: string | null;

  @Field(() => String, { nullable: true, description: "The request's id; null for a caller that may not know." })
  requestId!: string | null;

  @Field(() => String, { description: 'Through which door: "graphql", "proposal", "csv:<file>", "sample".' })
  source!: string;
}

/** The changeset that a change became visible in, with who wrote for a caller that may know. */
export function changesetOf(
  { firstChange: first, lastChange: last, at, actor, requestId, source }: LoggedRow,
  mayKnow: boolean,
): Changeset {
  return { first, last, at, source, actor: mayKnow ? actor : null, requestId: mayKnow ? requestId : null };
}

@ObjectType({ simpleResolvers: true, description: 'The changes of a write in the change log.' })
@Directive('@shareable')
export class Changespan {
  @Field(() => Int, { description: 'Number of its first change.' })
  first!: number;

  @Field(() => Int, { description: 'Number of its last change.' })
  last!: number;
}
