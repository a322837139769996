import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Strangers } from './strangers.ts';

/** Where a gateway in another process tells of credentials that did not hold. */
export const strangersPath = '/afslag';

const text = z.string().max(200);
const told = z.strictObject({
  actor: text.startsWith('anonymous'),
  requestId: text,
  hvad: text,
  formaal: text,
  antal: z.int().min(1),
});

/** Answers the gateway alone: the server lets nobody else in. */
export function registerStrangers(app: FastifyInstance, strangers: Strangers): void {
  app.post(strangersPath, async (request, reply) => {
    const { antal, ...stranger } = told.parse(request.body);
    await strangers.write(stranger, antal);
    return reply.code(204).send();
  });
}
