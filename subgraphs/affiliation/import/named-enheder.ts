import { fields } from './fields.ts';

/** The units that an input names, as far as they can be numbers of units. */
export const namedEnheder = (given: readonly unknown[]): string[] =>
  given.flatMap((one) => {
    const { data } = fields.enhed.safeParse(one);
    return data ?? [];
  });
