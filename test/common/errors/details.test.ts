import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type DetailsArgument, type ErrorCode, errorCodes } from '../../../subgraphs/common/errors/error-codes.ts';
import { problem } from '../../../subgraphs/common/errors/problem.ts';
import { refusal } from '../../../subgraphs/common/errors/refusal.ts';

type Table = typeof errorCodes;

/** The codes with a brace in a text of theirs. */
type WithDetails = {
  [Code in ErrorCode]: `${Table[Code]['da']}${Table[Code]['en']}` extends `${string}{${string}}${string}`
    ? Code
    : never;
}[ErrorCode];

/** The codes that may be told without any detail. */
type WithoutDetails = { [Code in ErrorCode]: [] extends DetailsArgument<Code> ? Code : never }[ErrorCode];

describe('the details that the text of a code names', () => {
  it('are asked for by the compiler for every code that names one, and for no other', () => {
    expectTypeOf<Extract<WithDetails, WithoutDetails>>().toEqualTypeOf<never>();
    expectTypeOf<Exclude<ErrorCode, WithDetails>>().toEqualTypeOf<WithoutDetails>();
    expectTypeOf<WithDetails>().not.toEqualTypeOf<never>();
    expectTypeOf<WithoutDetails>().not.toEqualTypeOf<never>();
  });

  it('are asked for one by one, those of the Danish text too', () => {
    // @ts-expect-error: no details at all
    expect(problem('PLAN_UNKNOWN', []).da).toContain('{field}');
    // @ts-expect-error: the Danish text names `forventet`
    expect(problem('VALUE_MALFORMED', [], { field: 'a', value: 'b', expected: 'c' }).da).toContain('{forventet}');
    // @ts-expect-error: a detail must be something
    expect(refusal('EKSPORT_UNKNOWN', { value: undefined }).message).toContain('{value}');
    expect(problem('PLAN_UNKNOWN', [], { field: 'id', value: 'x' }).da).toBe('id: der findes ingen plan x.');
    expect(problem('PLAN_EMPTY', []).en).toBe('There is nothing to do: the register is as the tree says.');
  });
});

describe('the table of codes', () => {
  it('is the sum of its subjects, none of which has a code of another', async () => {
    const folder = path.join(import.meta.dirname, '../../../subgraphs/common/errors/codes');
    const tables = await Promise.all(
      readdirSync(folder).map((file): Promise<Record<string, object>> => import(path.join(folder, file))),
    );
    const codes = tables.flatMap((table) => Object.values(table)).flatMap((subject) => Object.keys(subject));
    expect(codes.sort()).toEqual(Object.keys(errorCodes).sort());
  });
});
