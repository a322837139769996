import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Caller } from '../../subgraphs/common/auth/caller.ts';
import { permissions } from '../../subgraphs/common/auth/permissions.ts';
import type { Limits } from '../config/limits-config.ts';
import { limits } from '../plugins/limits.ts';
import { withStatus } from '../plugins/request-error.ts';
import { ReceivedBody, small } from '../plugins/use-parameters.ts';
import { BodyScan } from './scan-body.ts';
import { sendRefusal } from './send-refusal.ts';

/** Roles of which at least one action is no reading. */
const writing = new Set<string>(
  Object.entries(permissions).flatMap(([action, roles]) => (/\.read/.test(action) ? [] : Object.keys(roles))),
);

/**
 * Reads the bodies of GraphQL's requests: large ones of who may write something, and of all together no more than the
 * process can hold.
 */
export function readBodies(
  app: FastifyInstance,
  { publicBodyBytes, bodiesAtOnceBytes }: Limits,
  callerOf: (request: FastifyRequest) => Caller,
): void {
  let held = 0;
  const heldFor = new WeakMap<FastifyRequest, number>();
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof GraphQLError)) throw error;
    return sendRefusal(reply, error);
  });
  // Until the answer is sent: while a request waits for its turn it holds its body, and what that was parsed to.
  app.addHook('preParsing', async (request, { raw }) => {
    raw.once('close', () => {
      held -= heldFor.get(request) ?? 0;
    });
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', async (request: FastifyRequest, payload: AsyncIterable<Buffer>) => {
    const { roles } = callerOf(request);
    const most = roles.some(({ role }) => writing.has(role)) ? limits.bodyBytes : publicBodyBytes;
    if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge(most);
    const body = new Body();
    for await (const chunk of payload) {
      const { kept } = body;
      body.add(chunk);
      held += body.kept - kept;
      heldFor.set(request, body.kept);
      if (body.size > most) throw tooLarge(most);
      if (held > bodiesAtOnceBytes) throw busy();
    }
    return body.received();
  });
}

/** What has come of a body, looked at as it comes once it is no small one. */
class Body {
  #chunks: Buffer[] = [];
  #scan: BodyScan | undefined;
  #refusal: unknown;
  size = 0;
  /** Bytes that are held. */
  kept = 0;

  /** Of one that is refused the rest is let go by: who is still sending would not hear why. */
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

const busy = () =>
  withStatus({ status: 503, headers: { ...closing, 'retry-after': '1' } }, 'SERVICE_BUSY', { seconds: 1 });
