import { expect } from 'vitest';
import type { Ask } from './ask.ts';

export type Json = Record<string, unknown>;

/** The data of an answer that must be without errors. */
export async function get<Data = Json>(ask: Ask, query: string, variables?: object): Promise<Data> {
  const { data, errors } = await ask<Data>(query, variables);
  expect(errors).toBeUndefined();
  return data as Data;
}
