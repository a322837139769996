import { composeServices, transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { parse, print } from 'graphql';
import { buildAffiliationSchema } from '../../subgraphs/affiliation/schema.ts';
import { buildRegisterSchema } from '../../subgraphs/register/schema.ts';

/** The text of every schema file that is checked in, by its path from the project's root. */
export async function composeSchemas(): Promise<Record<string, string>> {
  const [register, affiliation] = await Promise.all([buildRegisterSchema(), buildAffiliationSchema()]);
  const { supergraphSdl, errors } = composeServices([
    { name: 'register', typeDefs: parse(register.sdl), url: 'http://register/graphql' },
    { name: 'affiliation', typeDefs: parse(affiliation.sdl), url: 'http://affiliation/graphql' },
  ]);
  if (!supergraphSdl) throw new Error(errors?.map((error) => error.message).join('\n'));
  const publicSchema = print(transformSupergraphToPublicSchema(parse(supergraphSdl)));
  return {
    'subgraphs/register/schema.graphql': register.sdl,
    'subgraphs/affiliation/schema.graphql': affiliation.sdl,
    'gateway/supergraph/supergraph.graphql': supergraphSdl,
    'gateway/supergraph/schema.graphql': `${publicSchema}\n`,
  };
}
