import { readFileSync } from 'node:fs';
import {
  buildSchema,
  GraphQLEnumType,
  type GraphQLNamedType,
  GraphQLScalarType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { rootFields } from '../../gateway/supergraph/root-fields.ts';
import { unnamedBreaks } from '../support/breaking-changes.ts';

const fileText = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const sdl = fileText('gateway/supergraph/schema.graphql');
const schema = buildSchema(sdl);
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type as never),
);

/** Everything that a type consists of, by its place, with what is said of it. */
function partsOf(type: GraphQLNamedType): [place: string, description: string | null | undefined][] {
  const own: [string, string | null | undefined] = [type.name, type.description];
  if (isEnumType(type)) return [own, ...type.getValues().map(one)];
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [own];
  return [own, ...Object.values(type.getFields()).flatMap((field) => [one(field), ...argumentsOf(field)])];

  function one({ name, description }: { name: string; description?: string | null | undefined }) {
    return [`${type.name}.${name}`, description] as [string, string | null | undefined];
  }
  function argumentsOf(field: { name: string; args?: readonly { name: string; description?: string | null }[] }) {
    return (field.args ?? []).map(
      ({ name, description }) =>
        [`${type.name}.${field.name}(${name})`, description] as [string, string | null | undefined],
    );
  }
}

describe('the schema', () => {
  it('says of every type, field, argument and value what it means', () => {
    const parts = types.flatMap(partsOf);
    expect(parts.length).toBeGreaterThan(1500);
    expect(parts.filter(([, description]) => !description?.trim()).map(([place]) => place)).toEqual([]);
  });

  it('says where each scalar of its own is specified', () => {
    const scalars = types.filter((type) => type instanceof GraphQLScalarType);
    expect(scalars.map(({ name }) => name).sort()).toEqual(['DateTime', 'LocalDate']);
    for (const { specifiedByURL } of scalars) expect(specifiedByURL).toMatch(/^https:\/\/scalars\.graphql\.org\//);
  });

  it('has closed vocabularies as enums, whose values are in capitals', () => {
    const enums = types.filter((type) => type instanceof GraphQLEnumType);
    expect(enums.length).toBeGreaterThan(30);
    const values = enums.flatMap((type) => type.getValues().map(({ name }) => name));
    expect(values.filter((name) => !/^[A-Z][A-Z0-9_]*$/.test(name))).toEqual([]);
  });

  it('asks for days as LocalDate and for ids as ID, and answers with those', () => {
    const fields = types.flatMap((type) =>
      isObjectType(type) || isInputObjectType(type) || isInterfaceType(type)
        ? Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, String(field.type)] as const)
        : [],
    );
    const of = (name: RegExp) => fields.filter(([place]) => name.test(place));
    const days = of(/\.(dag|gyldigFra|gyldigTil|sidsteDag|fraDag|foedselsdato|frist)$/);
    expect(days.length).toBeGreaterThan(40);
    expect(days.filter(([, type]) => !/^LocalDate!?$/.test(type))).toEqual([]);
    const ids = of(/\.(id|ids|personId|objectId|planId|hovedgruppeId|dagplejegruppeId|registerTidslinje)$/);
    expect(ids.length).toBeGreaterThan(40);
    expect(ids.filter(([, type]) => !/^(\[?ID!?\]?!?|IdFilter)$/.test(type))).toEqual([]);
  });

  it('marks inputs that take exactly one of their fields', () => {
    const oneOfs = types.filter((type) => isInputObjectType(type) && type.isOneOf);
    expect(oneOfs.map(({ name }) => name).sort()).toEqual(['ChangeInput', 'TilknytningRowInput']);
  });

  it('answers every write as a Payload, with errors of one type', () => {
    const payloads = Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ type }) => String(type));
    const payload = schema.getType('Payload');
    const implementing = isInterfaceType(payload) ? schema.getPossibleTypes(payload).map(({ name }) => name) : [];
    expect([...new Set(payloads)].filter((name) => !implementing.includes(name))).toEqual([]);
    expect(types.filter(({ name }) => /Fejl$/.test(name)).map(({ name }) => name)).toEqual(['Fejl']);
  });

  it('lists its root fields by what they are for, what everybody may ask first', () => {
    for (const [root, groups] of Object.entries(rootFields)) {
      const type = schema.getType(root);
      const names = isObjectType(type) ? Object.keys(type.getFields()) : [];
      expect(names).toEqual(groups.flatMap(({ fields }) => fields));
    }
    expect(rootFields.Query[0]?.title).toContain('for everybody');
  });
});

describe('a change that breaks callers', () => {
  const before = 'type Query { a: String! b(x: Int): Int } enum E { ONE TWO }';
  const after = 'type Query { a: String! b(x: Int!): Int } enum E { ONE }';
  const changelog = (entry: string) =>
    `# Changelog\n\n## [2.0.0]\n\n${entry}\n\n## [1.0.0]\n\n- \`E.TWO\`, \`Query.b.x\`\n`;

  it('is found unless the changelog names it, in the section of its version', async () => {
    const found = await unnamedBreaks(before, after, changelog(''));
    expect(found.map((text) => text.split(':')[0]).sort()).toEqual(['E.TWO', 'Query.b.x']);
    expect(await unnamedBreaks(before, after, changelog('- `E.TWO` is no more.'))).toHaveLength(1);
    expect(await unnamedBreaks(before, after, changelog('- `E.TWO` is no more; `Query.b.x` must be given.'))).toEqual(
      [],
    );
    expect(await unnamedBreaks(before, before, changelog(''))).toEqual([]);
  });

  it('of the committed schema is in the changelog: see "Changing the contract" in CONTRIBUTING', async () => {
    const published = fileText('gateway/supergraph/published.graphql');
    expect(await unnamedBreaks(published, sdl, fileText('CHANGELOG.md'))).toEqual([]);
  });
});
