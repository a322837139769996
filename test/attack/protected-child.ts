import type { Attacked } from './target.ts';

export const kommune = '740';
export const kilde = 'Pladssystem';
export const enhed = 'G10567';

/** The protected child that attacks are on, stored by who may see it. */
export const barn = { fornavn: 'Sigrun', efternavn: 'Mortensen', foedselsdato: '2021-05-06', koen: 'K' };
export const cpr = '6605215234';

export type Asked = (query: string, variables: object) => Promise<Record<string, Payload> | null>;
export interface Payload {
  changes: { id: string | null; objectKind: string; action: string; fields: { field: string }[] }[];
  errors: { code: string; path: string[] }[];
}
/** What is asked of a payload. */
export const told = 'changes { id objectKind action fields { field } } errors { code path }';

/** Asks as a caller of these roles in a municipality. */
export async function askedAs(attacked: Attacked, of: string, roles: string[], subject = roles.join()): Promise<Asked> {
  const args = ['token', '--role', ...roles, '--kommune', of, '--sub', subject];
  return asker(attacked.url, (await attacked.command(...args)).split('\n').at(-1) ?? '');
}

/** Stores the child, as who may see it, and lets the attacker write as its source, where sources have writers. */
export async function putChild(ask: Asked): Promise<string> {
  const subjekter = '["kommunal", "kommunal,navnebeskyttelse"]';
  const grant = `mutation { it: setKildeskribenter(input: { kommuneKode: "${kommune}", kilde: "${kilde}", subjekter: ${subjekter} }) { ${told} } }`;
  await ask(grant, {}).catch(() => null);
  const gruppe = { enhed, kode: 'stue', gruppetype: 'Hovedgruppe', trin: 'DT', gyldigFra: '2020-01-01' };
  const tie = { enhed, lokalId: 'B1', rolle: 'Barn', trin: 'DT', hovedgruppe: 'stue' };
  const alias = { beskyttet: true, aliasFornavn: 'Anna', aliasEfternavn: 'Alias' };
  const rows = [{ gruppe }, { barn: { ...tie, person: { cpr, ...barn, ...alias } } }];
  const query = `mutation ($rows: [TilknytningRowInput!]!) {
    it: applyTilknytninger(input: { kilde: "${kilde}", rows: $rows }) { ${told} } }`;
  const answer = await ask(query, { rows });
  const id = answer?.it?.changes.find(({ objectKind }) => objectKind === 'PERSON')?.id;
  if (!id) throw new Error(`the child was not stored: ${JSON.stringify(answer)}`);
  return id;
}

const asker =
  (url: string, token: string): Asked =>
  async (query, variables) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Record<string, Payload> | null; errors?: object[] };
    if (!data) throw new Error(JSON.stringify(errors));
    return data;
  };

/** How many lines of the read log are of somebody, as the data owner is told. */
export async function linesOf(owner: Asked, actor: string): Promise<number> {
  const query = 'query ($w: LaeselogWhere) { laeselog(where: $w, first: 0) { totalCount } }';
  const answer = (await owner(query, { w: { actor: { eq: actor } } })) as unknown as {
    laeselog: { totalCount: number };
  };
  return answer.laeselog.totalCount;
}
