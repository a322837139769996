import { createUnionType } from 'type-graphql';
import { AlternativAdresse } from './alternativ-adresse.ts';
import { Anvisningsenhed } from './anvisningsenhed.ts';

export const TilknytningsEnhed = createUnionType({
  name: 'TilknytningsEnhed',
  description: 'A unit that people are tied to: an anvisningsenhed or an alternativ adresse, never a daginstitution.',
  types: () => [Anvisningsenhed, AlternativAdresse] as const,
});

/** A unit by number; the register knows the rest. */
export interface EnhedReference {
  __typename: 'Anvisningsenhed' | 'AlternativAdresse';
  nummer: string;
}

/** Which of the two a reference is. */
export const enhedTypeOf = ({ __typename }: EnhedReference): string => __typename;
