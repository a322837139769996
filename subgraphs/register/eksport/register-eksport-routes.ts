import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { XMLBuilder } from 'fast-xml-parser';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { and, type Snapshot, sql } from '../../common/database/sql.ts';
import { answerError } from '../../common/errors/answer-error.ts';
import { csvForPrograms, csvHeader } from '../../common/files/write-csv.ts';
import { type AsOf, asOfParameters, snapshotAt } from '../../common/timeline/as-of.ts';
import { present, readLogState } from '../../common/timeline/timeline.ts';
import { forWork } from '../../common/work/for-work.ts';
import { workForFile } from '../../common/work/request-work.ts';
import type { RegisterDatabase } from '../database.ts';
import { refusal } from '../errors/refusals.ts';
import { type Kodebog, lister } from '../kodeliste/kodebog.ts';
import { parseKommunekode } from '../kodeliste/kommune.ts';
import { type Cell, type ColumnName, type EksportNode, readColumns } from './columns.ts';
import { type Layout, layouts, layoutVersion, levelColumns } from './layouts.ts';
import { readNodes } from './read-nodes.ts';

type Route = { Params: { file: string }; Querystring: Record<string, unknown> };

/** The register's open exports: `/eksport/{samlet,daginstitution,anvisningsenhed,alternativadresse}.{csv,ndjson,xml}`. */
export function registerEksportRoutes(app: FastifyInstance, shared: RegisterDatabase, kodebog: Kodebog): void {
  const entityTagOf = entityTags(kodebog);
  app.route<Route>({
    method: ['GET', 'HEAD'],
    url: '/eksport/:file',
    errorHandler: answerError,
    handler: async ({ params, query, headers, method }, reply) => {
      const file = parseFile(params.file);
      if (file === null) return answerUnknown(reply, params.file);
      const { kommune, ...asOf } = parseQuery(query, kodebog);
      const database = forWork(shared, workForFile(reply.raw));
      const snapshot = await snapshotAt(database, asOf);
      const last = await readLastChange(database, snapshot);
      const entityTag = entityTagOf(last);
      setValidators(reply, entityTag, last);
      if (isKnown(entityTag, headers['if-none-match'])) return reply.code(304).send();
      setContentHeaders(reply, file, [kommune, snapshot && `change-${snapshot}`]);
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

/**
 * The last change that an export shows. Changesets follow each other without overlap, so the last is also the one whose
 * first change is the highest.
 */
async function readLastChange({ query }: RegisterDatabase, snapshot: Snapshot): Promise<LastChange> {
  const { id: tidslinje } = present(await readLogState(query));
  const [last] = await query<{ lastChange: number; at: string | Date }>(sql`
    SELECT "lastChange", "at" FROM "Changeset" WHERE ${snapshot === null ? and([]) : sql`"firstChange" <= ${snapshot}`}
    ORDER BY "firstChange" DESC LIMIT 1`);
  return { tidslinje, lastChange: last?.lastChange ?? 0, at: last ? new Date(last.at) : null };
}

/** `no-cache`: a cache may keep the file, but asks each time whether it still holds. */
function setValidators(reply: FastifyReply, entityTag: string, last: LastChange): void {
  reply.header('cache-control', 'no-cache').header('etag', entityTag);
  reply.header('x-register-tidslinje', last.tidslinje).header('x-register-change', last.lastChange);
  if (last.at) reply.header('last-modified', last.at.toUTCString());
}

function setContentHeaders(
  reply: FastifyReply,
  { kind, extension, format }: EksportFile,
  limits: readonly (string | number | null)[],
): void {
  const name = ['dagtilbud', kind, ...limits.filter((limit) => limit !== null)].join('-');
  reply
    .header('content-type', format.contentType)
    .header('content-disposition', `attachment; filename="${name}.${extension}"`);
}

/** Which export an address names. */
interface EksportFile {
  kind: string;
  extension: string;
  layout: Layout;
  format: Format;
}

/** Reads "samlet.csv"; null when no export has the name. */
function parseFile(file: string): EksportFile | null {
  const [kind = '', extension = '', ...rest] = file.split('.');
  const layout = layouts.get(kind);
  const format = formats.get(extension);
  return layout && format && rest.length === 0 ? { kind, extension, layout, format } : null;
}

const example = '?kommune=101';

/** What an address limits an export to; null where it does not. */
type Limits = AsOf & { kommune: string | null };

/** Refuses every other parameter, so that a misspelt one never gives the whole register. */
function parseQuery({ kommune, asOf, asOfChange, ...others }: Record<string, unknown>, kodebog: Kodebog): Limits {
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw refusal('PARAMETER_UNKNOWN', { field: unknown, example });
  const moment = asOfParameters({ asOf, asOfChange });
  if (kommune === undefined) return { kommune: null, ...moment };
  if (typeof kommune !== 'string') throw refusal('PARAMETER_UNKNOWN', { field: 'kommune', example });
  return { kommune: parseKommunekode(kodebog)(kommune, 'kommune'), ...moment };
}

/** The last change of the register, and the timeline that its number is of. */
type LastChange = { tidslinje: string; lastChange: number; at: Date | null };

/**
 * Makes the strong entity tags of the exports (RFC 9110, section 8.8.3). Everything the bytes come from is in it:
 * the last change and its timeline, the layout, and the texts of codes and municipalities, which are not part of the change log.
 */
function entityTags(kodebog: Kodebog): (last: LastChange) => string {
  let known: { edition: object; fingerprint: string } | undefined;
  const fingerprint = () => {
    const { edition } = kodebog;
    if (known?.edition !== edition) known = { edition, fingerprint: fingerprintOf(kodebog) };
    return known.fingerprint;
  };
  return ({ lastChange, tidslinje, at }) =>
    `"${lastChange}-${tidslinje.slice(0, 12)}-${at?.getTime().toString(36) ?? 0}-${fingerprint()}"`;
}

function fingerprintOf(kodebog: Kodebog): string {
  const content = [layoutVersion, [...layouts], lister.map((liste) => kodebog.koder(liste)), kodebog.kommuner()];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
}

/**
 * Whether the caller already has the representation with this tag: `If-None-Match` as a list or `*`,
 * compared weakly (RFC 9110, section 13.1.2).
 */
function isKnown(entityTag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  const known: string[] = ifNoneMatch.match(opaqueTag) ?? [];
  return ifNoneMatch.trim() === '*' || known.includes(entityTag);
}

/** Commas may stand inside the quotes, so the list cannot be split at them; `W/` stands outside. */
const opaqueTag = /"[\x21\x23-\x7e\x80-\xff]*"/g;

/** Writes the nodes of an export as text, piece by piece. */
type WriteFormat = (layout: Layout, pages: AsyncIterable<EksportNode[]>, kodebog: Kodebog) => AsyncGenerator<string>;

/** Decimal comma, and the shortest text that reads back as the same number, so that loading a file moves no institution. */
const cast = { number: (value: number) => String(value).replace('.', ',') };

/** The layout of the register's own files. It is loaded back, so every value is exactly as it is stored. */
const writeCsv: WriteFormat = async function* ({ columns }, pages, kodebog) {
  yield csvHeader(columns);
  for await (const page of pages)
    yield csvForPrograms(
      page.flatMap(flatten).map((node) => readColumns(columns, node, kodebog)),
      cast,
    );
};

/** One JSON object on each line, its keys the columns of the CSV; in the combined file also `niveau`. */
const writeNdjson: WriteFormat = async function* ({ niveau, columns }, pages, kodebog) {
  const names: readonly ColumnName[] = niveau === null ? ['niveau', ...columns] : columns;
  for await (const page of pages)
    yield page
      .flatMap(flatten)
      .map((node) => {
        const cells = readColumns(names, node, kodebog);
        return `${JSON.stringify(Object.fromEntries(names.map((name, i) => [name, cells[i]])))}\n`;
      })
      .join('');
};

type Element = { [name: string]: Cell | Element[] };

const builder = new XMLBuilder({ format: true });

/** An element per row, in the combined file inside that of the row above; what the register does not know is left out. */
const writeXml: WriteFormat = async function* ({ root }, pages, kodebog) {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>\n`;
  for await (const page of pages)
    yield page.map((node) => toXmlText(builder.build({ [node.niveau]: toElement(node, kodebog) }))).join('');
  yield `</${root}>\n`;
};

function toElement(node: EksportNode, kodebog: Kodebog): Element {
  const names = levelColumns[node.niveau];
  const cells = readColumns(names, node, kodebog);
  const element: Element = Object.fromEntries(
    names.flatMap((name, i) => (cells[i] === null ? [] : [[name, cells[i] as Cell]])),
  );
  const [child] = node.children;
  if (child) element[child.niveau] = node.children.map((below) => toElement(below, kodebog));
  return element;
}

/** What is not a Char (XML 1.0, section 2.2) goes; a CR, which a parser would read as a line feed (2.11), is spelled out. */
function toXmlText(xml: string): string {
  return xml.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '').replaceAll('\r', '&#13;');
}

/** A node followed by those below it, depth first: the order of the register's combined file. */
function flatten(node: EksportNode): EksportNode[] {
  return [node, ...node.children.flatMap(flatten)];
}

interface Format {
  contentType: string;
  write: WriteFormat;
}

/** The formats by the extension in their address. */
const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['csv', { contentType: 'text/csv; charset=utf-8', write: writeCsv }],
  ['ndjson', { contentType: 'application/x-ndjson', write: writeNdjson }],
  ['xml', { contentType: 'application/xml', write: writeXml }],
]);
