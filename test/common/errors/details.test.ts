import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type ErrorCode, errorCodes } from '../../../gateway/server/error-codes.ts';
import { affiliationCodes, refusal as refusalOfPeople } from '../../../subgraphs/affiliation/errors/refusals.ts';
import { commonCodes, type DetailsArgument, type OwnCodes } from '../../../subgraphs/common/errors/error-codes.ts';
import { problem } from '../../../subgraphs/common/errors/refusal.ts';
import { registerCodes, problem as registerProblem } from '../../../subgraphs/register/errors/refusals.ts';

type Table = typeof errorCodes;

/** The codes with a brace in a text of theirs. */
type WithDetails = {
  [Code in ErrorCode]: `${Table[Code]['da']}${Table[Code]['en']}` extends `${string}{${string}}${string}`
    ? Code
    : never;
}[ErrorCode];

/** The codes that may be told without any detail. */
type WithoutDetails = { [Code in ErrorCode]: [] extends DetailsArgument<Table[Code]> ? Code : never }[ErrorCode];

describe('the details that the text of a code names', () => {
  it('are asked for by the compiler for every code that names one, and for no other', () => {
    expectTypeOf<Extract<WithDetails, WithoutDetails>>().toEqualTypeOf<never>();
    expectTypeOf<Exclude<ErrorCode, WithDetails>>().toEqualTypeOf<WithoutDetails>();
    expectTypeOf<WithDetails>().not.toEqualTypeOf<never>();
    expectTypeOf<WithoutDetails>().not.toEqualTypeOf<never>();
  });

  it('are asked for one by one, those of the Danish text too', () => {
    // @ts-expect-error: no details at all
    expect(registerProblem('PLAN_UNKNOWN', []).da).toContain('{field}');
    // @ts-expect-error: the Danish text names `forventet`
    expect(problem('VALUE_MALFORMED', [], { field: 'a', value: 'b', expected: 'c' }).da).toContain('{forventet}');
    // @ts-expect-error: the same of a code that is shared, where a subgraph tells it
    expect(registerProblem('VALUE_MALFORMED', [], { field: 'a', value: 'b', expected: 'c' }).en).toContain('a: b');
    // @ts-expect-error: a detail must be something
    expect(refusalOfPeople('ENHED_UNKNOWN', { value: undefined }).message).toContain('{value}');
    expect(registerProblem('PLAN_UNKNOWN', [], { field: 'id', value: 'x' }).da).toBe('id: der findes ingen plan x.');
    expect(registerProblem('PLAN_EMPTY', []).en).toBe('There is nothing to do: the register is as the tree says.');
  });
});

const root = path.join(import.meta.dirname, '../../..');

/** Every code that the source text of a room names, outside the tables themselves and of rules with a text of their own. */
function namedIn(...rooms: string[]): Set<string> {
  const files = rooms
    .flatMap((room) => readdirSync(path.join(root, room), { recursive: true }).map((file) => `${room}/${file}`))
    .filter((file) => file.endsWith('.ts') && !/generated|errors\/codes\/|server\/error-codes/.test(file));
  const texts = files.map((file) => readFileSync(path.join(root, file), 'utf8'));
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/(?<!code: )'([A-Z][A-Z\d_]+)'/g)].map(([, code = '']) => code)),
  );
}

describe('a code', () => {
  it('stands in one table: the common one, or that of the subgraph that alone refuses with it', () => {
    expectTypeOf<keyof typeof registerCodes & keyof typeof affiliationCodes>().toEqualTypeOf<never>();
    expectTypeOf<keyof typeof commonCodes & keyof (typeof registerCodes & typeof affiliationCodes)>().toBeNever();
    // @ts-expect-error: a code of the common table
    expect({ VALUE_MALFORMED: { en: 'a', da: 'b', retryable: true } } satisfies OwnCodes).toBeDefined();
    // @ts-expect-error: affiliation's alone
    expect(() => registerProblem('ENHED_UNKNOWN', [], { value: 'G10431' })).toThrow(TypeError);
  });

  it('is common where both subgraphs, what they share or the gateway names it, and nowhere else', () => {
    const [shared, register, affiliation] = [
      namedIn('gateway', 'subgraphs/common'),
      namedIn('subgraphs/register'),
      namedIn('subgraphs/affiliation'),
    ];
    // Named without quotation marks, where what failed is masked.
    const isShared = (code: string) =>
      shared.has(code) || (register.has(code) && affiliation.has(code)) || code === 'INTERNAL_SERVER_ERROR';
    expect(Object.keys(commonCodes).filter((code) => !isShared(code))).toEqual([]);
    expect(Object.keys(registerCodes).filter((code) => shared.has(code) || !register.has(code))).toEqual([]);
    expect(Object.keys(affiliationCodes).filter((code) => shared.has(code) || !affiliation.has(code))).toEqual([]);
  });

  it('of a subject is no code of another', async () => {
    const folders = ['common', 'affiliation'].map((room) => path.join(root, `subgraphs/${room}/errors/codes`));
    const files = folders.flatMap((folder) => readdirSync(folder).map((file) => path.join(folder, file)));
    const tables = await Promise.all(files.map((file): Promise<Record<string, object>> => import(file)));
    const subjects = [registerCodes, ...tables.flatMap((table) => Object.values(table))];
    expect(subjects.flatMap((subject) => Object.keys(subject)).sort()).toEqual(Object.keys(errorCodes).sort());
  });
});
