import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { GraphQLError, parse } from 'graphql';
import { z } from 'zod';
import { StartupError } from '../../subgraphs/common/startup-error.ts';

/** Documents that clients ask for by name: what their builds write, and whether anything else is answered. */
export interface PersistedDocuments {
  /** By the id that clients send. */
  texts: ReadonlyMap<string, string>;
  /** Nothing else is answered. */
  only: boolean;
}

export const documentVariables = {
  PERSISTED_DOCUMENTS: z.string().min(1, 'give a file').optional(),
  PERSISTED_DOCUMENTS_ONLY: z.enum(['true', 'false'], 'give true or false').default('false'),
};

/** As graphql-codegen and Relay's compiler write it: texts by id. */
const byId = z.record(z.string().min(1), z.string());
/** As Apollo writes it: a list of operations. */
const manifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  operations: z.array(z.object({ id: z.string().min(1), body: z.string() })),
});

/** Where the registered documents are, and whether anything else is answered. */
export interface DocumentSettings {
  file: string | null;
  only: boolean;
}

/** What the environment says of them. The file is the gateway's alone: whatever else runs does without it. */
export function documentSettings(env: z.output<z.ZodObject<typeof documentVariables>>): DocumentSettings {
  const { PERSISTED_DOCUMENTS: file = null, PERSISTED_DOCUMENTS_ONLY } = env;
  const only = PERSISTED_DOCUMENTS_ONLY === 'true';
  if (only && file === null)
    throw new StartupError('PERSISTED_DOCUMENTS: give the file of documents that PERSISTED_DOCUMENTS_ONLY answers.');
  return { file, only };
}

/** Reads the file of registered documents; each must be GraphQL, and one that is named by a hash must have it. */
export function readDocuments({ file, only }: DocumentSettings): PersistedDocuments | null {
  if (file === null) return null;
  const texts = new Map(entriesOf(file));
  for (const [id, text] of texts) check(file, id, text);
  return { texts, only };
}

function entriesOf(file: string): [string, string][] {
  const content = z.union([manifest, byId]).safeParse(readJson(file));
  if (!content.success)
    throw new StartupError(`PERSISTED_DOCUMENTS: ${file} is neither { id: text } nor Apollo's manifest of operations.`);
  const { data } = content;
  return isManifest(data) ? data.operations.map(({ id, body }) => [id, body]) : Object.entries(data);
}

const isManifest = (data: z.output<typeof manifest> | Record<string, string>): data is z.output<typeof manifest> =>
  Array.isArray(data.operations);

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new StartupError(`PERSISTED_DOCUMENTS: ${file} cannot be read: ${(error as Error).message}`);
  }
}

function check(file: string, id: string, text: string): void {
  const fault = faultOf(id, text);
  if (fault) throw new StartupError(`PERSISTED_DOCUMENTS: ${file}: the document ${id.slice(0, 80)} ${fault}.`);
}

function faultOf(id: string, text: string): string | null {
  const hash = /^(?:sha256:)?([\da-f]{64})$/.exec(id)?.[1];
  if (hash && createHash('sha256').update(text).digest('hex') !== hash) return 'is not the text that its hash is of';
  try {
    parse(text, { noLocation: true });
    return null;
  } catch (error) {
    if (error instanceof GraphQLError) return `is no GraphQL: ${error.message}`;
    throw error;
  }
}
