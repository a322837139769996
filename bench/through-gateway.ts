import type { ChangeInput } from '../subgraphs/register/change/change-input.ts';
import type { Ask } from '../test/support/ask.ts';

type Payload = { errors: { code: string }[]; changes: { nummer: string }[] };

const answer = '{ errors { code } changes { nummer } }';

const batch = `mutation Batch($changes: [ChangeInput!]!) { payload: applyChanges(input: { changes: $changes }) ${answer} }`;
const single = (operation: string) => {
  const type = `C${operation.slice(1)}Input`;
  return `mutation Single($input: ${type}!) { payload: ${operation}(input: $input) ${answer} }`;
};

/** Writes as any caller does: over HTTP, through the gateway. */
export const throughGateway = (ask: Ask) => ({
  async one(change: ChangeInput): Promise<string> {
    const [[operation, input] = []] = Object.entries(change);
    return first(await write(ask, single(operation ?? ''), { input }));
  },
  async batch(changes: ChangeInput[]): Promise<void> {
    first(await write(ask, batch, { changes }));
  },
});

async function write(ask: Ask, mutation: string, variables: object): Promise<Payload> {
  const { data, errors } = await ask<{ payload: Payload }>(mutation, variables);
  if (!data || data.payload.errors.length > 0) throw new Error(JSON.stringify(errors ?? data?.payload.errors));
  return data.payload;
}

const first = ({ changes }: Payload): string => changes[0]?.nummer ?? '';
