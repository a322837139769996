import { ArgsType, Field, Int } from 'type-graphql';
import { refusal } from '../errors/refusal.ts';

export const maxFirst = 1000;
export const defaultFirst = 100;

/** `first` and `after`, the same on every list. */
@ArgsType()
export class PageArguments {
  @Field(() => Int, {
    nullable: true,
    description: `How many at most, 0 to ${maxFirst}; ${defaultFirst} when left out. Error: FIRST_OUT_OF_RANGE.`,
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Go on after this cursor (`endCursor` of the page before, same list, same order). A cursor is a place in the order, so it may go on under another filter. Error: CURSOR_FOREIGN.',
  })
  after?: string | null;
}

export function checkedFirst(first: number | null | undefined, fallback = defaultFirst): number {
  const value = first ?? fallback;
  if (value < 0 || value > maxFirst)
    throw refusal('FIRST_OUT_OF_RANGE', { field: 'first', value, min: 0, max: maxFirst, example: 'first: 100' });
  return value;
}
