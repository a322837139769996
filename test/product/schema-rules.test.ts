import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { describe, expect, it } from 'vitest';

const schema = buildSchema(readFileSync('gateway/supergraph/schema.graphql', 'utf8'));
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);

describe('a mutation', () => {
  it('takes one input of its own, and what every write may carry', () => {
    const signature = ({ name, args }: (typeof mutations)[number]) =>
      [name, ...args.map((arg) => `${arg.name}: ${arg.type}`).sort()].join(' ');
    const expected = mutations.map(({ name }) => {
      const input = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
      return `${name} dryRun: Boolean! idempotencyKey: String input: ${input}`;
    });
    expect(mutations.length).toBeGreaterThan(60);
    expect(mutations.map(signature)).toEqual(expected);
  });

  it('answers with the one payload', () => {
    const otherwise = mutations.filter(({ type }) => {
      const payload = schema.getType(getNamedType(type).name);
      return !(payload && 'getInterfaces' in payload && payload.getInterfaces().some(({ name }) => name === 'Payload'));
    });
    expect(otherwise.map(({ name }) => name)).toEqual([]);
  });
});

/** What names the object that an input is about, the ways that there are. */
const names: readonly (readonly string[])[] = [
  ...[['id'], ['nummer'], ['personId'], ['dagplejerId'], ['kode']],
  ...[
    ['enhedsNummer', 'kilde'],
    ['kommuneKode', 'kilde'],
  ],
];

const isAbout = (input: GraphQLInputObjectType): boolean => {
  const fields = input.getFields();
  return names.some((name) => name.every((field) => field in fields));
};

describe('the version that a caller expects', () => {
  const withVersion = inputs.filter((input) => 'expectedVersion' in input.getFields());

  it('is an Int that may be left out, beside what names the object, and never an argument', () => {
    expect(withVersion.length).toBeGreaterThan(35);
    for (const input of withVersion) {
      expect([input.name, String(input.getFields().expectedVersion?.type)]).toEqual([input.name, 'Int']);
      // The code tables are edited as one, and have one version.
      if (input.name !== 'ReplaceKombinationerInput') expect([input.name, isAbout(input)]).toEqual([input.name, true]);
    }
  });

  it('is described in the same words everywhere', () => {
    const said = new Set(
      withVersion
        .filter(({ name }) => !/Kode|Kombination/.test(name))
        .map((input) => input.getFields().expectedVersion?.description),
    );
    expect([...said]).toEqual([expect.stringMatching(/VERSION_MISMATCH/)]);
  });

  it('can be said wherever an object is named by its id to be changed', () => {
    const changing =
      /^(Update|Move|Close|Reopen|End|Cancel|Detach|Remove|Record|Revoke|Approve|Reject|Override|Send|Set|Change|Lift|Erase)/;
    const silent = inputs.filter(
      (input) =>
        changing.test(input.name) &&
        input.name.endsWith('Input') &&
        ['id', 'nummer', 'personId', 'dagplejerId'].some((field) => field in input.getFields()) &&
        !('expectedVersion' in input.getFields()),
    );
    // A proposal holds to the versions that it was made on.
    expect(silent.map(({ name }) => name)).toEqual(['ApproveProposalInput', 'RejectProposalInput']);
  });
});

/** Root queries that read no state that has versions, and why. */
const withoutVersions: Readonly<Record<string, readonly string[]>> = {
  'logs, and what is computed from them: they say themselves of when each line is': [
    ...['changes', 'affiliationChanges', 'laeselog', 'kontrolRuns', 'kontrolComparison', 'aulaHistorik'],
  ],
  'what stands as it was made, with what became of it': ['proposals', 'proposal', 'affiliationFindings'],
  'code tables and texts, which have editions instead (kodeEditions)': [
    ...['kodelister', 'kodeEditions', 'kombinationer', 'regler', 'fejlkoder', 'filkoder', 'svarkoder'],
    ...['uniloginTjenester', 'leveringskontroller', 'aulaChecks'],
  ],
  'the service as it is now, and who asks': ['status', 'affiliationStatus', 'me', 'helloWorld'],
  'what a cache holds of now, asked for anew by its id (Relay)': ['node', 'nodes'],
  'everything that is stored of a person, every version of it': ['exportPerson'],
};

describe('a root query', () => {
  const queries = Object.values(schema.getQueryType()?.getFields() ?? {});
  const takes = (name: string) => queries.filter(({ args }) => args.some((arg) => arg.name === name));

  it('can be asked as of a moment and as of a change where what it reads has versions', () => {
    const named = Object.values(withoutVersions).flat();
    const others = queries.map(({ name }) => name).filter((name) => !named.includes(name));
    expect(others.length).toBeGreaterThan(25);
    expect(takes('asOf').map(({ name }) => name)).toEqual(others);
    expect(takes('asOfChange').map(({ name }) => name)).toEqual(others);
  });

  it('says the same of both arguments, wherever they are', () => {
    for (const name of ['asOf', 'asOfChange']) {
      const said = new Set(takes(name).map(({ args }) => args.find((arg) => arg.name === name)?.description));
      expect([...said]).toEqual([expect.stringContaining('the other subgraph')]);
    }
  });
});

type Place = readonly [place: string, name: string];

/** Every field and argument that is a text, by its place. */
function texts(): Place[] {
  const isText = (type: GraphQLType) => getNamedType(type).name === 'String';
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith('__') || !(isObjectType(type) || isInputObjectType(type) || isInterfaceType(type)))
      return [];
    return Object.values(type.getFields()).flatMap((field): Place[] => {
      const args: readonly GraphQLArgument[] = 'args' in field ? field.args : [];
      const given = args.filter((arg) => isText(arg.type));
      return [
        ...(isText(field.type) ? [[`${type.name}.${field.name}`, field.name] as const] : []),
        ...given.map(({ name }) => [`${type.name}.${field.name}(${name})`, name] as const),
      ];
    });
  });
}

/** What may be a text, and why it is no enum, ID, LocalDate or DateTime. */
const mayBeText: Readonly<Record<string, readonly string[]>> = {
  'written by people, or for them': [
    ...[
      'navn',
      'name',
      'da',
      'en',
      'howToFix',
      'howToFixEn',
      'tekst',
      'text',
      'meaning',
      'note',
      'reason',
      'begrundelse',
    ],
    ...['formaal', 'kommentar', 'comment', 'aarsag', 'fejl', 'source', 'emne', 'helloWorld', 'hvad', 'spoergsmaal'],
    ...['samarbejde', 'stilling', 'lokation', 'initialer', 'linje', 'kildemaerke', 'retsgrundlag', 'udbydersystem'],
    ...['fornavn', 'efternavn', 'aliasFornavn', 'aliasEfternavn', 'vejOgNummer', 'vejNavn', 'byNavn'],
    ...['supplerendeBynavn', 'husNummer', 'email', 'region', 'example'],
  ],
  'numbers and codes with leading zeros or letters, of the register, CVR, CPR, DAR and the telephone': [
    ...['nummer', 'enhed', 'enheder', 'enhedsNummer', 'enhedBefore', 'enhedAfter', 'institutionsnummer', 'children'],
    ...['anvisningsenhedsNummer', 'daginstitutionsNummer', 'efterfoelgere', 'kommune', 'kommuneKode', 'kommuner'],
    ...['kommuneBefore', 'kommuneAfter', 'cvrNummer', 'cvrNumre', 'pNummer', 'postNummer', 'cpr', 'telefonNummer'],
    ...['daginstitutionBefore', 'daginstitutionAfter', 'landekode', 'skoleaar', 'dawaId'],
  ],
  'codes of tables that can be edited while the product runs': [
    ...['kode', 'ejerform', 'lovgrundlag', 'institutionstype', 'basis', 'tjeneste'],
  ],
  "words of Unilogin's documents, which STIL changes without us (a row with another is refused, and the others with their errors)":
    [...['gruppetype', 'trin', 'rolle', 'roller', 'relation', 'koen']],
  'codes that a new version may have more of (fejlkoder, regler, svarkoder, aulaChecks)': ['code', 'codes', 'check'],
  'names that the caller or another system gave something': [
    ...['kilde', 'kilder', 'lokalId', 'lokalIder', 'barnLokalId', 'hovedgruppe', 'grupper', 'elevnummer', 'fotoId'],
    ...[
      'key',
      'sourceKey',
      'sourceSystem',
      'idempotencyKey',
      'requestId',
      'beskedId',
      'noegler',
      'subjekter',
      'subject',
    ],
    ...['actor', 'afgjortAf', 'anmodetAf', 'oprettetAf', 'decidedBy', 'proposer'],
  ],
  'values of any field, as text': ['before', 'after', 'value', 'fra', 'til', 'dokument'],
  'names of fields of this schema': ['field', 'fields', 'path'],
  'places in a list, and versions, to be given back as they are': [
    ...['after', 'cursor', 'startCursor', 'endCursor', 'version', 'codeTableVersion'],
  ],
  'times that are no moment: a clock, a month, a Danish clock without offset as Unilogin has it': [
    ...['tidspunkt', 'maaned', 'sourceDateTime'],
  ],
  'how texts are compared': ['eq', 'in', 'startsWith', 'contains'],
};

describe('a text', () => {
  it('is one only where nothing narrower fits', () => {
    const allowed = new Set(Object.values(mayBeText).flat());
    const found = texts();
    expect(found.length).toBeGreaterThan(300);
    expect(found.filter(([, name]) => !allowed.has(name)).map(([place]) => place)).toEqual([]);
    const met = new Set(found.map(([, name]) => name));
    expect([...allowed].filter((name) => !met.has(name))).toEqual([]);
  });

  it('is no moment: those are DateTime everywhere', () => {
    const moments = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields())
            .filter(({ name }) => /(^at|At|Tid|Since)$/.test(name))
            .map((field) => [`${type.name}.${field.name}`, getNamedType(field.type).name])
        : [],
    );
    expect(moments.length).toBeGreaterThan(15);
    expect(moments.filter(([, type]) => type !== 'DateTime')).toEqual([]);
  });
});

/** The fields of objects, by their place. */
const fieldsOf = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
  .flatMap((type) => Object.values((type as GraphQLObjectType).getFields()).map((field) => ({ type, field })));

/**
 * Which lists come whole, and why. Any other list of objects is a connection: `nodes`, `edges`, `pageInfo` and
 * `totalCount`, read forwards and backwards, at most 1000 at a time.
 */
const whole: Readonly<Record<string, readonly string[]>> = {
  'catalogues that come with the product, and the code tables, which a client keeps whole': [
    ...['kodelister', 'koder', 'kombinationer', 'regler', 'fejlkoder', 'filkoder', 'svarkoder', 'uniloginTjenester'],
    ...['leveringskontroller', 'aulaChecks', 'limits'],
  ],
  'what one object has of its own, few, and of many objects in one statement: trees are read without pages': [
    ...['anvisningsenheder', 'alternativeAdresser', 'dagplejegrupper', 'dagplejere', 'grupper', 'medlemmer'],
    ...['kontakter', 'dataaftaler', 'opsaetning', 'checks', 'roles'],
  ],
  'what one number came of, or became': ['nuvaerende', 'efterfoelgere', 'forgaengere'],
  'what one delivery or agreement went through, and found; nothing is added once it has ended': [
    ...['kontrolfund', 'raekker'],
  ],
  'what one change or write did, as long as its input': [
    ...['changes', 'fields', 'along', 'kontrol', 'errors', 'warnings', 'current', 'dagtilbud', 'kilder', 'boern'],
    ...['forskelle', 'refused', 'added', 'removed'],
  ],
  'sums over a whole list, beside its page': ['counts', 'stages'],
  'as many as were asked for by id': ['Query.nodes'],
};

describe('a list', () => {
  const isList = (type: GraphQLType) => isListType(getNullableType(type)) && isCompositeType(getNamedType(type));
  const pages = fieldsOf.filter(({ field }) => {
    const type = getNamedType(field.type);
    return isObjectType(type) && 'pageInfo' in type.getFields();
  });

  it('is a connection, or has a reason to come whole', () => {
    const allowed = new Set(Object.values(whole).flat());
    const found = fieldsOf.filter(({ type, field }) => {
      const isPart = 'pageInfo' in (type as GraphQLObjectType).getFields() && /^(nodes|edges)$/.test(field.name);
      return isList(field.type) && !isPart;
    });
    const nameOf = ({ type, field }: (typeof found)[number]) =>
      allowed.has(`${type.name}.${field.name}`) ? `${type.name}.${field.name}` : field.name;
    expect(found.length).toBeGreaterThan(100);
    expect([...new Set(found.map(nameOf))].filter((name) => !allowed.has(name))).toEqual([]);
    const met = new Set(found.map(nameOf));
    expect([...allowed].filter((name) => !met.has(name))).toEqual([]);
  });

  it('that comes in pages has all four parts, and can be read from both ends', () => {
    expect(pages.length).toBeGreaterThan(35);
    for (const { type, field } of pages) {
      const page = getNamedType(field.type) as GraphQLObjectType;
      const place = `${type.name}.${field.name}`;
      const args = field.args.map((arg) => `${arg.name}: ${arg.type}`);
      // A change log is followed by its numbers, and its length is `head`.
      const isLog = page.name.endsWith('ChangePage');
      const parts = ['nodes', 'edges', 'pageInfo', ...(isLog ? ['head'] : ['totalCount'])];
      expect([place, Object.keys(page.getFields())]).toEqual([place, expect.arrayContaining(parts)]);
      // Who subscribes without a number begins now.
      const after = type.name === 'Subscription' ? 'after: Int' : 'after: Int!';
      const ways = isLog ? ['first: Int', after] : ['first: Int', 'after: String', 'last: Int', 'before: String'];
      expect([place, args]).toEqual([place, expect.arrayContaining(ways)]);
    }
  });

  it('takes `first` and `after`, `last` and `before` in these meanings alone', () => {
    const others = fieldsOf.filter(
      (one) => !pages.includes(one) && one.field.args.some(({ name }) => /^(first|after|last|before)$/.test(name)),
    );
    expect(others.map(({ type, field }) => `${type.name}.${field.name}`)).toEqual([]);
  });
});

describe('a field that may be null', () => {
  it('is one for a reason that its description gives', () => {
    const silent = Object.values(schema.getTypeMap()).flatMap((type) => {
      if (type.name.startsWith('__') || !isObjectType(type) || ['Query', 'Mutation'].includes(type.name)) return [];
      return Object.values(type.getFields())
        .filter((field) => !isNonNullType(field.type) && !isSaid(field.description))
        .map((field) => `${type.name}.${field.name}`);
    });
    expect(silent).toEqual([]);
  });
});

const isSaid = (description: string | null | undefined): boolean => /\bnull\b/i.test(description ?? '');
