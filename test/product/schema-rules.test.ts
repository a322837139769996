import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLInputObjectType, getNamedType, isInputObjectType } from 'graphql';
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
