// `npm run schema` writes the schema files; `npm run schema -- --check` fails when one is not what the code says.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { composeServices } from '@theguild/federation-composition';
import { program } from 'commander';
import { parse, print } from 'graphql';
import { buildAffiliationSchema } from '../../subgraphs/affiliation/schema.ts';
import { buildRegisterSchema } from '../../subgraphs/register/schema.ts';
import { publicSchemaOf } from './public-schema.ts';
import { groupRootFields } from './root-fields.ts';

const { check, published } = program
  .name('npm run schema --')
  .description('Writes the schema files of the subgraphs and of the gateway.')
  .option('--check', 'write nothing; fail when a file is not what the code says')
  .option(
    '--published',
    'also keep the schema as that of the last published version, which later ones are compared with',
  )
  .parse()
  .opts<{ check?: boolean; published?: boolean }>();
const root = new URL('../../', import.meta.url);

for (const [file, text] of Object.entries(await composeSchemas())) {
  const path = fileURLToPath(new URL(file, root));
  if (!check) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${file} is not what the code says. Run "npm run schema" and commit the result.`);
    process.exitCode = 1;
  }
}

/** The text of every schema file that is checked in, by its path from the project's root. */
async function composeSchemas(): Promise<Record<string, string>> {
  const [register, affiliation] = await Promise.all([buildRegisterSchema(), buildAffiliationSchema()]);
  const { supergraphSdl, errors } = composeServices([
    { name: 'register', typeDefs: parse(register.sdl), url: 'http://register/graphql' },
    { name: 'affiliation', typeDefs: parse(affiliation.sdl), url: 'http://affiliation/graphql' },
  ]);
  if (!supergraphSdl) throw new Error(errors?.map((error) => error.message).join('\n'));
  const supergraph = groupRootFields(parse(supergraphSdl));
  const publicSchema = print(publicSchemaOf(supergraph));
  return {
    'subgraphs/register/schema.graphql': register.sdl,
    'subgraphs/affiliation/schema.graphql': affiliation.sdl,
    'gateway/supergraph/supergraph.graphql': `${print(supergraph)}\n`,
    'gateway/supergraph/schema.graphql': `${publicSchema}\n`,
    ...(published && { 'gateway/supergraph/published.graphql': `${publicSchema}\n` }),
  };
}
