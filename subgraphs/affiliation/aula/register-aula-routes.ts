import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuseNobody } from '../../common/auth/may.ts';
import { answerError } from '../../common/errors/answer-error.ts';
import { refusal } from '../../common/errors/refusal.ts';
import { normalKommunekode } from '../../common/parse/kommunekode.ts';
import type { CallerOf } from '../../common/subgraph.ts';
import type { AffiliationContext } from '../context.ts';
import { readableUnits } from './readable-units.ts';
import { writeAula } from './write-aula.ts';

const example = '?kommune=101';

/** How far units are on their way into AULA, as a file: `/eksport/aula.csv?kommune=101`, for those who may read it. */
export function registerAulaRoutes(
  app: FastifyInstance,
  callerOf: CallerOf,
  createContext: (origin: { caller: ReturnType<CallerOf>; requestId: string }) => AffiliationContext,
): void {
  app.get('/eksport/aula.csv', { errorHandler: answerError }, async (request, reply) => {
    const caller = callerOf(request);
    const nobody = refuseNobody(caller);
    if (nobody) throw nobody;
    const context = createContext({ caller, requestId: request.id });
    const kommune = parseQuery(request);
    const facts = await context.aula.where(await readableUnits(context, { kommune }, ''), {});
    const name = ['aula', ...(kommune === null ? [] : [normalKommunekode(kommune)]), context.today].join('-');
    return reply
      .header('cache-control', 'no-store')
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}.csv"`)
      .send(Readable.from(writeAula(facts)));
  });
}

/** `kommune`, null when left out; every other parameter is refused. */
function parseQuery({ query }: FastifyRequest): string | null {
  const { kommune = null, ...others } = query as Record<string, unknown>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw refusal('PARAMETER_UNKNOWN', { field: unknown, example });
  if (kommune !== null && typeof kommune !== 'string')
    throw refusal('PARAMETER_UNKNOWN', { field: 'kommune', example });
  return kommune;
}
