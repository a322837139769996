import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { answerError } from '../../common/errors/answer-error.ts';
import { refusal } from '../../common/errors/refusal.ts';
import type { RegisterDatabase } from '../database.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { entityTags, type LastChange } from './entity-tag.ts';
import { formats } from './formats.ts';
import { isKnown } from './is-known.ts';
import { layouts } from './layouts.ts';
import { type EksportFile, parseFile } from './parse-file.ts';
import { parseQuery } from './parse-query.ts';
import { readNodes } from './read-nodes.ts';

type Route = { Params: { file: string }; Querystring: Record<string, unknown> };

/** The register's open exports: `/eksport/{samlet,daginstitution,anvisningsenhed,alternativadresse}.{csv,ndjson,xml}`. */
export function registerEksportRoutes(app: FastifyInstance, database: RegisterDatabase, kodebog: Kodebog): void {
  const entityTagOf = entityTags(kodebog);
  app.route<Route>({
    method: ['GET', 'HEAD'],
    url: '/eksport/:file',
    errorHandler: answerError,
    handler: async ({ params, query, headers, method }, reply) => {
      const file = parseFile(params.file);
      if (file === null) return answerUnknown(reply, params.file);
      const kommune = parseQuery(query, kodebog);
      const last = await readLastChange(database);
      const entityTag = entityTagOf(last);
      setValidators(reply, entityTag, last);
      if (isKnown(entityTag, headers['if-none-match'])) return reply.code(304).send();
      setContentHeaders(reply, file, kommune);
      if (method === 'HEAD') return reply.send();
      const nodes = readNodes({ database, kodebog, snapshot: last.lastChange, kommune }, file.layout.niveau);
      return reply.send(Readable.from(file.format.write(file.layout, nodes, kodebog)));
    },
  });
}

function answerUnknown(reply: FastifyReply, file: string) {
  const names = [...layouts.keys()].flatMap((kind) => [...formats.keys()].map((format) => `${kind}.${format}`));
  return reply
    .code(404)
    .send(refusal('EKSPORT_UNKNOWN', { field: 'file', value: file, example: names.join(', ') }).extensions);
}

/** Changesets follow each other without overlap, so the last is also the one whose first change is the highest. */
async function readLastChange({ read }: RegisterDatabase): Promise<LastChange> {
  const { id: tidslinje } = await read.tidslinje.findFirstOrThrow({ orderBy: { nr: 'desc' } });
  const select = { lastChange: true, at: true };
  const last = await read.changeset.findFirst({ select, orderBy: { firstChange: 'desc' } });
  return { tidslinje, ...(last ?? { lastChange: 0, at: null }) };
}

/** `no-cache`: a cache may keep the file, but asks each time whether it still holds. */
function setValidators(reply: FastifyReply, entityTag: string, last: LastChange): void {
  reply.header('cache-control', 'no-cache').header('etag', entityTag).header('x-register-tidslinje', last.tidslinje);
  if (last.at) reply.header('last-modified', last.at.toUTCString());
}

function setContentHeaders(
  reply: FastifyReply,
  { kind, extension, format }: EksportFile,
  kommune: string | null,
): void {
  const name = ['dagtilbud', kind, ...(kommune === null ? [] : [kommune])].join('-');
  reply
    .header('content-type', format.contentType)
    .header('content-disposition', `attachment; filename="${name}.${extension}"`);
}
