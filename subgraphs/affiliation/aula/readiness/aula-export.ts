import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { actorOf, reachOf, refuseNobody } from '../../../common/auth/may.ts';
import { answerError } from '../../../common/errors/answer-error.ts';
import { csvForPeople, csvHeader } from '../../../common/files/write-csv.ts';
import { normalKommunekode } from '../../../common/parse/identifiers.ts';
import type { CallerOf } from '../../../common/schema/federated-schema.ts';
import { publicWords, wordFor } from '../../../common/severity.ts';
import { type AsOf, asOfParameters } from '../../../common/timeline/as-of.ts';
import { type RequestWork, workForFile } from '../../../common/work/request-work.ts';
import type { AffiliationContext } from '../../context.ts';
import { refusal } from '../../errors/refusals.ts';
import { searchLine } from '../../laeselog/search-line.ts';
import { logAsked } from '../../laeselog/show.ts';
import type { AulaFacts } from '../aulacheck/aula-facts.ts';
import { evaluate } from './evaluate.ts';
import { readableUnits } from './readable-units.ts';

const example = '?kommune=101';

const place = '/eksport/aula.csv';

/** Notes whom an export refuses, as a field of the schema does. */
type NoteRefusal = (context: AffiliationContext, error: unknown, formaal: string, asked: object) => Promise<void>;

/** How far units are on their way into AULA, as a file: `/eksport/aula.csv?kommune=101`, for those who may read it. */
export function registerAulaRoutes(
  app: FastifyInstance,
  callerOf: CallerOf,
  createContext: (origin: { caller: ReturnType<CallerOf>; requestId: string; work: RequestWork }) => AffiliationContext,
  noteRefusal: NoteRefusal,
): void {
  app.get(place, { errorHandler: answerError }, async (request, reply) => {
    const caller = callerOf(request);
    const context = createContext({ caller, requestId: request.id, work: workForFile(reply.raw) });
    const { kommune, ...asOf } = parseQuery(request);
    const facts = await readAula(context, kommune, asOf).catch(async (error: unknown) => {
      await noteRefusal(context, error, place, { kommune });
      throw error;
    });
    const name = ['aula', ...(kommune === null ? [] : [normalKommunekode(kommune)]), context.today].join('-');
    return reply
      .header('cache-control', 'no-store')
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}.csv"`)
      .send(Readable.from(writeAula(facts)));
  });
}

/** The facts of the units of a municipality, once the read log has who asked for them. */
async function readAula(context: AffiliationContext, kommune: string | null, asOf: AsOf): Promise<AulaFacts[]> {
  const { caller, requestId, database } = context;
  const nobody = refuseNobody(caller);
  if (nobody) throw nobody;
  const facts = await context.aula.where(await readableUnits(context, { kommune }, ''), asOf);
  const where = kommune === null ? null : { kommune: { eq: kommune } };
  const asked = { where, reach: reachOf(caller, 'aula.read'), formaal: place, antal: facts.length };
  await logAsked(database, { actor: actorOf(caller), requestId }, [searchLine(asked)]);
  return facts;
}

/** `kommune`, null when left out, and as of when; every other parameter is refused. */
function parseQuery({ query }: FastifyRequest): AsOf & { kommune: string | null } {
  const { kommune = null, asOf, asOfChange, ...others } = query as Record<string, unknown>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw refusal('PARAMETER_UNKNOWN', { field: unknown, example });
  if (kommune !== null && typeof kommune !== 'string')
    throw refusal('PARAMETER_UNKNOWN', { field: 'kommune', example });
  return { kommune, ...asOfParameters({ asOf, asOfChange }) };
}

const csvColumns = [
  'kommune',
  'nummer',
  'navn',
  'dag',
  'unitStage',
  'ready',
  'code',
  'stage',
  'severity',
  'passed',
  'antal',
  'da',
  'en',
  'howToFix',
  'source',
  'mark',
];

/** The checks of units as CSV for people, a row for each check of each unit; a header first. */
export function* writeAula(enheder: readonly AulaFacts[]): Generator<string> {
  yield csvHeader(csvColumns);
  for (const facts of enheder) yield csvForPeople(rowsOf(facts), csvColumns, { boolean: String });
}

function rowsOf(facts: AulaFacts) {
  const { nummer, navn, kommuneKode } = facts.enhed;
  const { stage, ready, results } = evaluate(facts);
  const unit = { kommune: kommuneKode, nummer, navn, dag: facts.day, unitStage: stage, ready };
  return results.map(({ check, failing, fix }) => ({
    ...unit,
    ...check,
    severity: wordFor(publicWords.aula, check.severity),
    mark: check.mark.toUpperCase(),
    passed: failing === 0,
    antal: failing,
    howToFix: fix.da,
  }));
}
