import { Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Caller } from '../../subgraphs/common/auth/may.ts';
import { permissions } from '../../subgraphs/common/auth/permissions.ts';
import { isLoopback, networkOf } from '../admission/address.ts';
import { sendRefusal } from '../admission/send-refusal.ts';
import type { Limits } from '../config/limits-config.ts';
import { limits } from '../plugins/limits.ts';
import {
  backslash,
  closeList,
  closeObject,
  colon,
  comma,
  openList,
  openObject,
  quote,
  small,
} from '../plugins/parse-in-turns.ts';
import { tooMuch, withStatus } from '../plugins/request-error.ts';
import { ReceivedBody } from '../plugins/use-parameters.ts';
import type { Received } from './usual-request.ts';

/** Roles with at least one action that is not reading. */
const writing = new Set<string>(
  Object.entries(permissions).flatMap(([action, roles]) => (/\.read/.test(action) ? [] : Object.keys(roles))),
);

/**
 * Reads the bodies of GraphQL's requests: large ones only from callers who may write something, and all together no more
 * than the process can hold.
 */
export function readBodies(
  app: FastifyInstance,
  { publicBodyBytes, bodiesAtOnceBytes }: Limits,
  callerOf: (request: FastifyRequest) => Caller,
): void {
  const held = new HeldBodies(bodiesAtOnceBytes);
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof GraphQLError)) throw error;
    return sendRefusal(reply, error);
  });
  // Until the answer is sent: a request that waits for its turn holds its body, and what that was parsed to.
  app.addHook('preParsing', async (request, { raw }) => {
    raw.once('close', () => held.letGo(request));
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', async (request: FastifyRequest, payload: Readable) => {
    const { roles } = callerOf(request);
    const most = roles.some(({ role }) => writing.has(role)) ? limits.bodyBytes : publicBodyBytes;
    if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge(most);
    const body = new Body();
    const { received } = request.raw as Received;
    for await (const chunk of unpacked(request.headers['content-encoding'], received ?? payload)) {
      body.add(chunk);
      if (body.size > most) throw tooLarge(most);
      if (!held.hasRoom(request, body.kept)) throw busy();
    }
    return body.received();
  });
}

const unpackers: Record<string, () => Transform> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** What was sent, as it was before its sender compressed it. Piece by piece: few bytes can stand for a great many. */
function unpacked(encoding: string | undefined, sent: Buffer | Readable): Iterable<Buffer> | AsyncIterable<Buffer> {
  const name = encoding?.trim().toLowerCase() ?? 'identity';
  if (name === 'identity') return sent instanceof Readable ? sent : [sent];
  const unpacker = unpackers[name]?.();
  if (!unpacker) throw unknownEncoding();
  if (sent instanceof Readable) {
    sent.pipe(unpacker);
    sent.once('close', () => sent.readableEnded || unpacker.destroy(new Error('broken off')));
  } else unpacker.end(sent);
  return readable(unpacker);
}

async function* readable(unpacker: Transform): AsyncGenerator<Buffer> {
  try {
    yield* unpacker as AsyncIterable<Buffer>;
  } catch {
    throw notUnpacked();
  }
}

/** A body of up to this size is always taken in: callers who send much must not keep out those with a small question. */
const alwaysTaken = 16_384;

/** The share of all that one address may hold: three of them leave room for others. */
const share = 1 / 4;

const senderOf = ({ ip }: FastifyRequest): string => (isLoopback(ip) ? '127.0.0.1' : networkOf(ip));

/** The bodies that are held for requests under way, by who sent them. */
class HeldBodies {
  readonly #max: number;
  readonly #of = new Map<string, number>();
  readonly #for = new WeakMap<FastifyRequest, { address: string; bytes: number }>();
  #all = 0;

  constructor(max: number) {
    this.#max = max;
  }

  /** Holds this much for a request, in place of what it held; returns whether there is room for it. */
  hasRoom(request: FastifyRequest, bytes: number): boolean {
    const { address } = this.#for.get(request) ?? { address: senderOf(request) };
    const own = this.#hold(request, address, bytes);
    if (bytes <= alwaysTaken) return true;
    return this.#all <= this.#max && (isLoopback(address) || own <= this.#max * share);
  }

  /** Its connection is gone, and its address with it. */
  letGo(request: FastifyRequest): void {
    const held = this.#for.get(request);
    if (held) this.#hold(request, held.address, 0);
  }

  /** What the address holds afterwards. */
  #hold(request: FastifyRequest, address: string, bytes: number): number {
    const more = bytes - (this.#for.get(request)?.bytes ?? 0);
    const own = (this.#of.get(address) ?? 0) + more;
    this.#all += more;
    this.#for.set(request, { address, bytes });
    if (own === 0) this.#of.delete(address);
    else this.#of.set(address, own);
    return own;
  }
}

/** What has arrived of a body; one that is not small is looked at as it comes. */
class Body {
  #chunks: Buffer[] = [];
  #scan: BodyScan | undefined;
  #refusal: unknown;
  size = 0;
  /** Bytes that are held. */
  kept = 0;

  /** The rest of a refused body is read and dropped: a caller who is still sending would not see why. */
  add(chunk: Buffer): void {
    this.size += chunk.length;
    if (this.#refusal) return;
    this.#chunks.push(chunk);
    this.kept += chunk.length;
    try {
      this.#look(chunk);
    } catch (error) {
      this.#refusal = error;
      this.#chunks = [];
      this.kept = 0;
    }
  }

  #look(chunk: Buffer): void {
    if (this.size <= small) return;
    const unseen = this.#scan ? [chunk] : this.#chunks;
    this.#scan ??= new BodyScan();
    for (const one of unseen) this.#scan.add(one);
  }

  received(): ReceivedBody {
    if (this.#refusal) throw this.#refusal;
    return new ReceivedBody(Buffer.concat(this.#chunks));
  }
}

const closing = { connection: 'close' };

const tooLarge = (max: number) =>
  withStatus({ status: 413, headers: closing }, 'LIMIT_EXCEEDED', { what: 'the body', hvad: 'indholdet', max });

const unknownEncoding = () =>
  withStatus({ status: 415, headers: { 'accept-encoding': 'gzip, deflate, br' } }, 'BAD_REQUEST', {
    reason: 'the content encoding is none of gzip, deflate and br.',
    grund: 'indholdet er pakket på anden måde end med gzip, deflate eller br.',
  });

const notUnpacked = () =>
  withStatus({ status: 400 }, 'BAD_REQUEST', {
    reason: 'the body cannot be decompressed as its content encoding says.',
    grund: 'indholdet kan ikke pakkes ud, som content-encoding siger.',
  });

const busy = () =>
  withStatus({ status: 503, headers: { ...closing, 'retry-after': '1' } }, 'SERVICE_BUSY', { seconds: 1 });

/**
 * Looks at a body of JSON while it comes in, and refuses one that holds too many values, or values too deep or too long,
 * before any more of it is read: they would keep a parser, and what comes after it, busy for seconds.
 */
class BodyScan {
  #values = 0;
  #depth = 0;
  #inText = false;
  #isEscaped = false;
  /** Bytes since the last sign of JSON itself: the text, number or blanks that are being read. */
  #stretch = 0;

  add(bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length; i++) {
      if (++this.#stretch > limits.textBytes) throw tooLong();
      const byte = bytes[i] as number;
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === quote) {
        this.#inText = !this.#inText;
        this.#stretch = 0;
      } else if (this.#inText) this.#isEscaped = byte === backslash;
      else this.#sign(byte);
    }
    if (this.#values > limits.values) throw tooMany();
  }

  #sign(byte: number): void {
    if (byte === openList || byte === openObject) {
      this.#values++;
      this.#depth++;
      if (this.#depth > limits.variableDepth + 2) throw tooDeep();
    } else if (byte === closeList || byte === closeObject) this.#depth--;
    else if (byte === comma) this.#values++;
    else if (byte !== colon) return;
    this.#stretch = 0;
  }
}

const tooMany = () => tooMuch('the number of values in the request', 'antallet af værdier', limits.values);
const tooDeep = () => tooMuch('the nesting of the variables', 'indlejringen af variablerne', limits.variableDepth);
const tooLong = () => tooMuch('the length of a text in bytes', 'længden af en tekst i bytes', limits.textBytes);
