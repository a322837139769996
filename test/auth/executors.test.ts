import { parse } from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executeInProcess } from '../../gateway/executor/execute-in-process.ts';
import type { ExecuteSubgraph } from '../../gateway/executor/federated-graph.ts';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import { openRegister, type Register } from '../../subgraphs/register/register.ts';
import { newDatabase } from '../support/new-database.ts';

let register: Register;
let database: Awaited<ReturnType<typeof newDatabase>>;
let execute: ExecuteSubgraph;
beforeAll(async () => {
  database = await newDatabase();
  register = await openRegister(database.url);
  const authenticate = async ({ apiKey }: { apiKey?: string | undefined }) => {
    if (apiKey !== 'good') throw refusal('NOT_AUTHENTICATED');
    return { kind: 'system' as const, subject: 'x', roles: [] };
  };
  execute = executeInProcess(register, authenticate, pino({ level: 'silent' }));
});
afterAll(async () => {
  await register.close();
  await database.remove();
});

describe('a subgraph in the gateway’s process', () => {
  const request = { document: parse('{ me { subject } }'), variables: {}, operationName: undefined, requestId: 'r' };

  it('verifies the caller itself', async () => {
    expect(await execute({ ...request, credentials: { apiKey: 'good' } })).toEqual({ data: { me: { subject: 'x' } } });
    const { data, errors } = await execute({ ...request, credentials: { apiKey: 'bad' } });
    expect([data, errors?.[0]?.extensions.code]).toEqual([undefined, 'NOT_AUTHENTICATED']);
  });
});
