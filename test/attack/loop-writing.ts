import { asked, type Case, many } from './loop-reading.ts';

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
  many(count, (i) => ({
    gruppe: { enhed: 'G10432', kode: `g${i}`, navn: `Stue ${i}`, gruppetype: 'Hovedgruppe', trin: 'DT' },
  }));

/** The group that the children are in. */
const gruppe = { gruppe: { enhed: 'G10432', kode: 'g1', navn: 'Stue', gruppetype: 'Hovedgruppe', trin: 'DT' } };

/** A number that nobody has, of few enough on a birth date. */
const cpr = (n: number) => {
  const [day, month, year] = [61 + (n % 28), 1 + (Math.floor(n / 28) % 12), Math.floor(n / 336) % 90];
  return `${[day, month, year].map((part) => String(part).padStart(2, '0')).join('')}${1000 + (n % 2_800)}`;
};

/** Children with two contacts each, each person with a number of its own where `numbered`. */
const born = (count: number, numbered = false) => {
  const person = (i: number) => ({
    ...{ fornavn: 'Anna', efternavn: `Hansen ${i}`, email: 'anna@example.dk' },
    ...(numbered && { cpr: cpr(i) }),
  });
  const kontakt = (i: number) => ({ relation: 'Mor', foraeldremyndighed: true, adgangsniveau: 1, person: person(i) });
  const barn = { enhed: 'G10432', rolle: 'Barn', trin: 'DT', hovedgruppe: 'g1', lokation: 'Stuen' };
  const all = many(count, (i) => ({
    barn: { ...barn, lokalId: `b${i}`, person: person(3 * i), kontakter: [kontakt(3 * i + 1), kontakt(3 * i + 2)] },
  }));
  return [gruppe, ...all];
};

const ansatte = (count: number, numbered = false) =>
  many(count, (i) => ({
    ansat: {
      enhed: 'G10432',
      lokalId: `${numbered ? 'n' : 'a'}${i}`,
      stilling: 'Pædagog',
      person: { fornavn: 'Bo', efternavn: `Holm ${i}`, ...(numbered && { cpr: cpr(10_000 + i) }) },
    },
  }));

const manyChanges = many(5, (turn) =>
  (JSON.parse(JSON.stringify(changes).replaceAll('#d', `#d${turn}x`)) as typeof changes).map((one) =>
    one.createDaginstitution
      ? {
          createDaginstitution: {
            ...one.createDaginstitution,
            key: one.createDaginstitution.key.replace('d', `d${turn}x`),
          },
        }
      : one,
  ),
).flat();

const numbers = { pNummer: '1012345678', cvrNummer: '12345674' };
const tree = (count: number) => ({
  sourceSystem: 'attack',
  daginstitutioner: many(count, (i) => ({
    ...{ sourceKey: `i${i}`, navn: `Solstrålen ${i}`, ejerform: '1', lovgrundlag: '1' },
    anvisningsenheder: [1, 2].map((j) => ({
      ...{
        sourceKey: `u${i}-${j}`,
        navn: `Hus ${i} ${j}`,
        institutionstype: '6012',
        email: 'hus@example.dk',
        ...numbers,
      },
      adresse: { vejNavn: 'Solvej', husNummer: `${i}`, postNummer: '2300', byNavn: 'København S', kommune: '101' },
    })),
  })),
});
const reconcile =
  'mutation($t: KommuneTreeInput!, $d: Boolean!) { reconcileKommune(input: { kommuneKode: "101", tree: $t, confirmClosures: true }, dryRun: $d) { planId errors { code en } } }';
const batch =
  'mutation($c: [ChangeInput!]!, $d: Boolean!) { applyChanges(input: { changes: $c }, dryRun: $d) { errors { code } } }';
const rows =
  'mutation($r: [TilknytningRowInput!]!, $d: Boolean!) { applyTilknytninger(input: { kilde: "HUGO Brugeradministrationen", rows: $r }, dryRun: $d) { errors { code path } changes { objectKind id fields { field after } } } }';
const applyPlan =
  'mutation($id: ID!) { applyPlan(input: { planId: $id, confirmClosures: true }) { errors { code en } changes { nummer fields { field after } } } }';
const merge =
  'mutation($into: String!) { mergeDagtilbud(input: { from: [{ nummer: "G10432" }], into: { nummer: $into }, moveAffiliation: true }) { errors { code en } } }';
const give =
  'mutation($nummer: String!) { updateDaginstitution(input: { nummer: $nummer, kommune: "751" }) { errors { code en } } }';
export const writes: Record<string, Case> = {
  'a batch of 1,000, dry': { ...asked(batch, { c: changes, d: true }), writes: true },
  'a batch of 1,000': { ...asked(batch, { c: changes, d: false }), writes: true },
  'a batch of 5,000, dry': { ...asked(batch, { c: manyChanges, d: true }), writes: true },
  'a batch of 5,000': { ...asked(batch, { c: manyChanges, d: false }), writes: true },
  'a batch of 10,000, refused': { ...asked(batch, { c: [...manyChanges, ...manyChanges], d: true }), writes: true },
  'a batch of 14,000, refused': { ...asked(batch, { c: many(14, () => changes).flat(), d: true }), writes: true },
  '1,000 groups, dry': { ...asked(rows, { r: grupper(1_000), d: true }), writes: true },
  '5,000 groups, dry': { ...asked(rows, { r: grupper(5_000), d: true }), writes: true },
  '20,000 groups, refused': { ...asked(rows, { r: grupper(20_000), d: true }), writes: true },
  '5,000 employees, dry': { ...asked(rows, { r: ansatte(5_000), d: true }), writes: true },
  '1,000 children with contacts, dry': { ...asked(rows, { r: born(1_000), d: true }), writes: true },
  '1,600 children with contacts, dry': { ...asked(rows, { r: born(1_600), d: true }), writes: true },
  '4,900 children with contacts, dry': { ...asked(rows, { r: born(4_900), d: true }), writes: true },
  '1,600 children with contacts and numbers': { ...asked(rows, { r: born(1_600, true), d: false }), writes: true },
  '5,000 employees': { ...asked(rows, { r: ansatte(5_000), d: false }), writes: true },
  'a delivery of those': {
    ...asked(
      'mutation { prepareLevering(input: { enhedsNummer: "G10432", kilde: "HUGO Brugeradministrationen" }) { errors { code en } } }',
    ),
    writes: true,
  },
  '5,000 employees with numbers': { ...asked(rows, { r: ansatte(5_000, true), d: false }), writes: true },
  'ninety mutations': {
    ...asked(
      `mutation { ${many(90, (i) => `a${i}: createDaginstitution(dryRun: true, input: { navn: "Ny ${i}", ejerform: "1", lovgrundlag: "1", kommune: "101" }) { errors { code en } }`).join(' ')} }`,
    ),
    writes: true,
  },
  'a municipality of 1,500 institutions, dry': { ...asked(reconcile, { t: tree(1_500), d: true }), writes: true },
  'a municipality of 1,500 institutions': { ...asked(reconcile, { t: tree(1_500), d: false }), writes: true },
};

/** What personal queries read once those are stored. */
const list = (field: string, selected: string, count = 1_000) =>
  `{ ${field}(first: ${count}, where: { kommune: { eq: "101" } }) { totalCount nodes { ${selected} } } }`;
const lists: Record<string, string> = {
  'a thousand persons with all their names': list('personer', 'id fornavn efternavn navn foedselsdato'),
  'ties with persons and contacts': list(
    'tilknytninger',
    'id aktoertype person { id fornavn } kontakter { id person { id fornavn } }',
  ),
  'the read log': '{ laeselog(first: 1000) { totalCount nodes { __typename } } }',
  'changes of people': '{ affiliationChanges(first: 1000) { last nodes { __typename fields { field } } } }',
};
export const people: Record<string, Case> = Object.fromEntries(
  Object.entries(lists).map(([name, query]) => [name, { ...asked(query), writes: true }]),
);

/** What the first field of a name holds in an answer, but for the unit that is attacked. */
const fieldOf = (answer: string, name: string) => new RegExp(`"${name}":"(?!G10432)([^"]+)"`).exec(answer)?.[1] ?? '';

/** What concerns whole units and municipalities, and goes on after its answer. */
export const wholes: Record<string, Case> = {
  'a unit with 10,000 people given to another municipality': {
    ...asked('{ anvisningsenhed(nummer: "G10432") { daginstitution { owner: nummer } } }'),
    next: (answer) => ({ ...asked(give, { nummer: fieldOf(answer, 'owner') }), writes: true, goesOn: 20_000 }),
  },
  'a merge of a unit with 10,000 people': {
    ...asked(
      '{ daginstitutioner(first: 9, where: { kommune: { eq: "751" } }) { nodes { anvisningsenheder { unit: nummer } } } }',
    ),
    next: (answer) => ({ ...asked(merge, { into: fieldOf(answer, 'unit') }), writes: true, goesOn: 20_000 }),
  },
  'a plan of 1,500 institutions, carried out': {
    ...asked(reconcile, { t: tree(1_500), d: false }),
    writes: true,
    next: (answer) => ({ ...asked(applyPlan, { id: fieldOf(answer, 'planId') }), writes: true }),
  },
};
