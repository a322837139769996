import type { Attacked, Target } from './target.ts';
import { loopOf, startThreeWatched, startWatched } from './watched.ts';

/** What is sent: a whole body, and whether by somebody who may write. */
interface Case {
  body: string;
  writes?: boolean;
}

const asked = (query: string, variables: object = {}): Case => ({ body: JSON.stringify({ query, variables }) });
const wrapped = (value: string, writes = true): Case => ({
  body: `{"query":"{ __typename }","variables":{"x":${value}}}`,
  writes,
});
const many = <T>(count: number, one: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => one(i));
const keys = (count: number, prefix = 'k') => `{${many(count, (i) => `"${prefix}${i}":1`).join()}}`;

/** As large as a body may be, of every kind that keeps a parser or what comes after it. */
const bodies: Record<string, Case> = {
  'numbers of 8 MB': wrapped(`[${many(4_000_000, () => 1).join()}]`),
  '290,000 numbers': wrapped(`[${many(290_000, () => 1).join()}]`),
  'one text of 8 MB': wrapped(`"${'a'.repeat(8_300_000)}"`),
  'one text of 8 MB of digits': wrapped(`"${'0101011111 '.repeat(750_000)}"`),
  'one text of 8 MB of accents': wrapped(`"${'æ'.repeat(4_100_000)}"`),
  '8 MB of escapes': wrapped(`"${'\\u00e6'.repeat(1_380_000)}"`),
  'texts of 60 KB': wrapped(`[${many(130, () => `"${'æ '.repeat(20_000)}"`).join()}]`),
  'an object of 500,000 keys': wrapped(keys(500_000)),
  'an object of 290,000 keys': wrapped(keys(290_000)),
  'objects of 50 keys each, all different': wrapped(`[${many(5_800, (i) => keys(50, `k${i}_`)).join()}]`),
  '290,000 empty objects': wrapped(`[${many(290_000, () => '{}').join()}]`),
  '290,000 short texts': wrapped(`[${many(290_000, (i) => `"text ${i}"`).join()}]`),
  'blanks of 8 MB': wrapped(`${' '.repeat(8_300_000)}1`),
  'a query text of 8 MB': { ...asked(`{ __typename } #${'a'.repeat(8_300_000)}`), writes: true },
  'a literal of 8 MB': { ...asked(`{ search(text: "${'a'.repeat(8_300_000)}") { totalCount } }`), writes: true },
  'public: numbers of 128 KB': wrapped(`[${many(65_000, () => 1).join()}]`, false),
  'public: 12,000 keys': wrapped(keys(12_000), false),
  'public: a search of 120 KB': asked('query($t: String!) { search(text: $t) { totalCount } }', {
    t: 'børn '.repeat(24_000),
  }),
  'public: a name of 120 KB': asked(
    'query($t: String!) { daginstitutioner(where: { navn: { contains: $t } }) { totalCount } }',
    { t: 'børn '.repeat(24_000) },
  ),
};

const bomb = (turns: number): string => {
  const step = (next: string) => `anvisningsenheder{daginstitution{...${next}}}`;
  const chain = many(turns, (i) => `fragment f${i} on Daginstitution{x:${step(`f${i + 1}`)}y:${step(`f${i + 1}`)}}`);
  return `query($n:Int){daginstitutioner(first:$n){nodes{...f0}}}${chain.join('')}fragment f${turns} on Daginstitution{nummer navn}`;
};

/** Conditions, each of which is looked for in all rows. */
const any = (count: number) => ({ OR: many(count, (i) => ({ navn: { contains: `x${i}` } })) });
const nested = (depth: number): object =>
  depth === 0 ? { navn: { contains: 'ø' } } : { OR: [nested(depth - 1), { navn: { startsWith: `q${depth}` } }] };
const aliased = (count: number, one: (i: number) => string) =>
  `{ ${many(count, (i) => `a${i}: ${one(i)}`).join(' ')} }`;

const queries: Record<string, Case> = {
  'bomb of one turn': asked(bomb(1), { n: 1000 }),
  'bomb of two turns': asked(bomb(2), { n: 1000 }),
  'bomb of three turns': asked(bomb(3), { n: 1000 }),
  'bomb of two turns that is let through': asked(bomb(2), { n: 100 }),
  '198 conditions in each of 95 lists': asked(
    `query($w: DaginstitutionWhere) ${aliased(95, () => 'daginstitutioner(where: $w) { totalCount }')}`,
    { w: any(198) },
  ),
  '198 conditions of units in each of 95 lists': asked(
    `query($w: AnvisningsenhedWhere) ${aliased(95, () => 'anvisningsenheder(where: $w) { totalCount }')}`,
    { w: any(198) },
  ),
  '10,000 conditions in one list': asked(
    'query($w: AnvisningsenhedWhere) { anvisningsenheder(where: $w) { totalCount nodes { navn } } }',
    { w: any(2_500) },
  ),
  '198 conditions in one list': asked(
    'query($w: AnvisningsenhedWhere) { anvisningsenheder(where: $w) { totalCount nodes { navn } } }',
    { w: any(198) },
  ),
  'conditions twenty deep': asked(
    'query($w: AnvisningsenhedWhere) { anvisningsenheder(where: $w) { totalCount nodes { navn } } }',
    { w: nested(19) },
  ),
  'a thousand units by name': asked(
    '{ anvisningsenheder(first: 1000, orderBy: { field: NAVN }) { totalCount nodes { navn } } }',
  ),
  'ninety orderings of all units': asked(
    aliased(90, () => 'anvisningsenheder(first: 1, orderBy: { field: NAVN }) { totalCount nodes { navn } }'),
  ),
  'search for one letter': asked('{ search(text: "e", first: 100) { totalCount nodes { __typename } } }'),
  'search with many words': asked(
    `{ search(text: "${many(40, (i) => `bornehus${i}`).join(' ')}") { totalCount nodes { __typename } } }`,
  ),
  'forty searches': asked(aliased(40, (i) => `search(text: "børnehavn ${i}") { totalCount }`)),
  'changes with filters': asked(
    '{ changes(first: 1000, where: { kommune: { eq: "101" } }) { last nodes { __typename } } }',
  ),
  'findings of a municipality': asked('{ findings(kommune: "101", first: 1000) { totalCount nodes { code } } }'),
  'an earlier moment': asked(
    '{ anvisningsenheder(asOf: "2030-01-01T00:00:00Z", first: 1000) { totalCount nodes { navn daginstitution { navn } } } }',
  ),
  introspection: asked(
    '{ __schema { types { name fields { name args { name type { name } } type { name fields { name } } } } } }',
  ),
};

const personal: Record<string, Case> = {
  'readiness of a municipality': asked(
    '{ aulaReadiness(where: { kommune: "101" }, first: 1000) { totalCount nodes { __typename } } }',
  ),
  'a thousand persons': asked(
    '{ personer(first: 1000, where: { kommune: { eq: "101" } }) { totalCount nodes { id } } }',
  ),
  'tilknytninger of a municipality': asked(
    '{ tilknytninger(first: 1000, where: { kommune: { eq: "101" } }) { totalCount nodes { id } } }',
  ),
  'findings of people': asked(
    '{ affiliationFindings(first: 1000, where: { kommune: { eq: "101" } }) { nodes { __typename } } }',
  ),
  'affiliation changes': asked('{ affiliationChanges(first: 1000) { last nodes { __typename } } }'),
};

/** A lawful batch for applyChanges, as large as it may be. */
const changes = many(1_000, (i) =>
  i % 4 === 0
    ? {
        createDaginstitution: {
          key: `d${i}`,
          navn: `Solstrålen ${i}`,
          ejerform: '1',
          lovgrundlag: '1',
          kommune: '101',
        },
      }
    : {
        createAnvisningsenhed: {
          daginstitutionsNummer: `#d${i - (i % 4)}`,
          navn: `Solstrålen ${i}`,
          institutionstype: '6012',
          pNummer: '1012345678',
          cvrNummer: '12345674',
          email: 'solstraalen@example.dk',
          telefonNummer: '87654321',
          adresse: { vejNavn: 'Solvej', husNummer: `${i}`, postNummer: '2300', byNavn: 'København S', kommune: '101' },
        },
      },
);
const grupper = (count: number) =>
  many(count, (i) => ({ gruppe: { enhed: 'G10432', kode: `g${i}`, navn: `Stue ${i}`, gruppetype: 'Hovedgruppe' } }));

/** Children with two contacts each, without CPR numbers: of those only some hundreds may be given a day. */
const born = (count: number) => {
  const person = (i: number) => ({ fornavn: 'Anna', efternavn: `Hansen ${i}`, email: 'anna@example.dk' });
  const kontakt = (i: number) => ({ relation: 'Mor', foraeldremyndighed: true, adgangsniveau: 1, person: person(i) });
  const barn = { enhed: 'G10432', rolle: 'Barn', trin: 'DT', hovedgruppe: 'g1', lokation: 'Stuen' };
  return many(count, (i) => ({
    barn: { ...barn, lokalId: `b${i}`, person: person(i), kontakter: [kontakt(2 * i), kontakt(2 * i + 1)] },
  }));
};

const batch =
  'mutation($c: [ChangeInput!]!, $d: Boolean!) { applyChanges(changes: $c, dryRun: $d) { errors { code } } }';
const rows =
  'mutation($r: [TilknytningRowInput!]!) { applyTilknytninger(kilde: "attack", rows: $r, dryRun: true) { errors { code path } } }';
const writes: Record<string, Case> = {
  'a batch of 1,000, dry': { ...asked(batch, { c: changes, d: true }), writes: true },
  'a batch of 1,000': { ...asked(batch, { c: changes, d: false }), writes: true },
  'a batch of 14,000, refused': { ...asked(batch, { c: many(14, () => changes).flat(), d: true }), writes: true },
  '1,000 groups, dry': { ...asked(rows, { r: grupper(1_000) }), writes: true },
  '5,000 groups, dry': { ...asked(rows, { r: grupper(5_000) }), writes: true },
  '5,000 children with contacts, dry': { ...asked(rows, { r: born(5_000) }), writes: true },
  '20,000 groups, refused': { ...asked(rows, { r: grupper(20_000) }), writes: true },
};

/** Every field of a thousand units, so often: what crosses between processes at once is as large as it may be. */
const wide = (count: number, fields: string) =>
  asked(aliased(count, () => `anvisningsenheder(first: 1000) { nodes { ${fields} } }`));
const unit =
  'nummer navn version email telefonNummer pNummer cvrNummer institutionstype { kode tekst } adresse { vejNavn husNummer postNummer byNavn }';
const crossing: Record<string, Case> = {
  'a thousand units': wide(1, unit),
  'five thousand units': wide(5, unit),
  'as many units as one may ask for': wide(25, unit),
  'a thousand units with their Unilogin': wide(1, 'nummer unilogin { institutionsnummer kanTilknytteBrugere }'),
  'as many with their Unilogin as one may ask for': wide(
    40,
    'nummer unilogin { institutionsnummer kanTilknytteBrugere } dagplejegrupper { id navn }',
  ),
};

const settings = { SAMPLE: 'full', COST_PER_CALLER: '500000' };

/** Sends what is large in every way that is known, one after another, and says how long the event loop was kept. */
export async function attack(target: Target): Promise<void> {
  await attackShape('one process', { bodies, queries, personal, crossing, writes }, [
    await startWatched(target, settings),
  ]);
  await attackShape('gateway, register and affiliation', { queries, crossing, writes }, [
    ...(await startThreeWatched(target, settings)),
  ]);
}

async function attackShape(shape: string, kinds: Record<string, Record<string, Case>>, all: Attacked[]): Promise<void> {
  const [attacked] = all as [Attacked];
  console.log(`\n${shape}`);
  const token = await attacked.command('token', '--role', 'kommunal', 'databeskyttelse', '--kommune', '101');
  for (const [title, cases] of Object.entries(kinds)) {
    console.log(`\n${title}`);
    for (const [name, one] of Object.entries(cases)) {
      const mine = title === 'personal' ? { ...one, writes: true } : one;
      if (title !== 'writes') await answerTo(attacked, mine, token); // the first time compiles
      await Promise.all(all.map(loopOf));
      const answer = await answerTo(attacked, mine, token);
      console.log(`${name}: ${answer}; ${(await Promise.all(all.map(loopOf))).join('; ')}`);
    }
  }
  await attacked.stop();
}

async function answerTo({ url }: Attacked, { body, writes }: Case, token: string): Promise<string> {
  const start = performance.now();
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(writes && { authorization: `Bearer ${token}` }) },
      body,
      signal: AbortSignal.timeout(60_000),
    });
    const text = await response.text();
    const code = /"code":"(\w+)"/.exec(text)?.[1] ?? 'answered';
    const why = /"message":"([^"]*)/.exec(text)?.[1]?.slice(0, 70) ?? '';
    return `${response.status} ${code} ${why} ${(performance.now() - start).toFixed(0)} ms`;
  } catch (error) {
    return `no answer (${error instanceof Error ? error.message : ''})`;
  }
}
