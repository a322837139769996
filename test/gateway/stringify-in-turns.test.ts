import { describe, expect, it } from 'vitest';
import { stringifyInTurns } from '../../gateway/executor/stringify-in-turns.ts';
import { Turns } from '../../subgraphs/common/turns/turns.ts';

const many = Array.from({ length: 3_000 }, (_, i) => ({ navn: `æ"${i}`, aktiv: i % 2 === 0, intet: null }));

describe('An answer', () => {
  it.each<[string, unknown]>([
    ['small', { data: { navn: 'x' } }],
    ['large', { data: { alle: many, tom: [], ingen: {} } }],
    ['large, with fields that are left out', { errors: undefined, data: { alle: many, mere: undefined } }],
    ['a list', many],
  ])('is written as JSON has it: %s', async (_, value) => {
    expect(await stringifyInTurns(value, new Turns())).toBe(JSON.stringify(value));
  });
});
