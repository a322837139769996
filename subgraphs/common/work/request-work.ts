import { setMaxListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import { GraphQLError, type GraphQLResolveInfo, getNamedType, isCompositeType } from 'graphql';
import { Measure } from '../cost/measure.ts';
import { weightOf } from '../cost/weights.ts';
import { refusal } from '../errors/refusal.ts';
import { Turns } from './turns.ts';

/** Rows that are read for one answer: ten times the register, some hundred megabytes. */
const mostRows = 100_000;

/** Begins the work for a request, which ends when the caller leaves before the answer is sent: nobody would read it. */
export function workFor(response: ServerResponse, most = mostRows): RequestWork {
  const work = new RequestWork(most);
  const leave = () => {
    if (!response.writableFinished) work.end(new GraphQLError('The caller has left.'));
  };
  if (response.closed) leave();
  else response.once('close', leave);
  return work;
}

/** The same for a file, which is sent while it is read, so that it may be of any length. */
export const workForFile = (response: ServerResponse): RequestWork => workFor(response, Number.POSITIVE_INFINITY);

/**
 * The work that is done for one request: it lets others have their turn, ends when nobody waits for its answer any
 * more, and stays within what was allowed it.
 */
export class RequestWork {
  readonly turns = new Turns();
  readonly #abort = new AbortController();
  readonly #weights = new WeakMap<object, number>();
  #allowed = Number.POSITIVE_INFINITY;
  #isWriting = false;
  #made = 0;
  #rows = 0;
  readonly #mostRows: number;

  constructor(most = mostRows) {
    this.#mostRows = most;
    setMaxListeners(0, this.signal); // as many as there are statements under way
  }

  /** What the answer may be made of, in the measure of its cost. */
  allow(most: number): void {
    this.#allowed = most;
  }

  /** Aborted with the refusal that the work ended with. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** What the answer is made of until now. */
  get made(): number {
    return this.#made;
  }

  /** Whether it has begun to write, so that it is to be waited for. */
  get isWriting(): boolean {
    return this.#isWriting;
  }

  /** Lets nothing more be done, but what writes: that ends as a whole, and its answer says how. */
  end(reason: GraphQLError): void {
    this.#abort.abort(reason);
  }

  /** Throws the reason once the work has ended. */
  check(): void {
    if (!this.#isWriting) this.signal.throwIfAborted();
  }

  /** The same before anything is written; from then on it is not broken off. */
  beginWriting(): void {
    this.check();
    this.#isWriting = true;
  }

  /** Counts rows that were read; those that a write needs are not refused. */
  addRows(count: number): void {
    this.#rows += count;
    if (this.#rows > this.#mostRows && !this.#isWriting)
      throw tooMuch('the number of rows that it reads', 'antallet af rækker, som den læser', this.#mostRows);
  }

  /** Counts a list into the answer, and lets its items be worked on in turns. */
  take<T>(list: readonly T[], info: GraphQLResolveInfo) {
    this.check();
    this.#made += list.length * this.#weightOf(info);
    if (this.#made > this.#allowed && !this.#isWriting)
      throw tooMuch('the size of the answer', 'svarets størrelse', this.#allowed);
    return this.turns.spread(list);
  }

  /** What one item takes by itself, without the lists inside it: those are counted when they come. */
  #weightOf({ schema, fragments, variableValues, fieldNodes, returnType }: GraphQLResolveInfo): number {
    const known = this.#weights.get(fieldNodes);
    if (known !== undefined) return known;
    const measure = new Measure(schema, Object.values(fragments), variableValues, () => 0);
    const type = getNamedType(returnType);
    let weight = weightOf('', '', type.name);
    for (const { selectionSet } of fieldNodes)
      if (selectionSet && isCompositeType(type)) weight += measure.selections(type, selectionSet).once;
    this.#weights.set(fieldNodes, weight);
    return weight;
  }
}

const tooMuch = (what: string, hvad: string, max: number): GraphQLError =>
  refusal('LIMIT_EXCEEDED', { what, hvad, max });
