import { setMaxListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import { GraphQLError, type GraphQLResolveInfo, getNamedType, isCompositeType, responsePathAsArray } from 'graphql';
import { Measure } from '../cost/measure.ts';
import { weightOf } from '../cost/weights.ts';
import { refusal } from '../errors/refusal.ts';
import { mostOf } from '../most.ts';
import { Turns } from '../turns/turns.ts';

/** Begins the work for a request, which ends when the caller leaves before the answer is sent: nobody would read it. */
export function workFor(response: ServerResponse, most: number = mostOf.rows): RequestWork {
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
  readonly turns = new Turns(() => this.check());
  #abort: AbortController | undefined;
  #reason: GraphQLError | undefined;
  readonly #toldOfEnd = new Set<(reason: GraphQLError) => void>();
  readonly #weights = new WeakMap<object, number>();
  #stop: GraphQLError | undefined;
  #allowed = Number.POSITIVE_INFINITY;
  #isWriting = false;
  #made = 0;
  #objects = 0;
  #rows = 0;
  readonly #mostRows: number;

  constructor(most: number = mostOf.rows) {
    this.#mostRows = most;
  }

  /** What the answer may be made of, in the measure of its cost. */
  allow(most: number): void {
    this.#allowed = most;
  }

  /** Aborted with the refusal that the work ended with. Made for who asks for it: most requests need none. */
  get signal(): AbortSignal {
    if (!this.#abort) {
      this.#abort = new AbortController();
      setMaxListeners(0, this.#abort.signal); // as many as there are statements under way
      if (this.#reason) this.#abort.abort(this.#reason);
    }
    return this.#abort.signal;
  }

  /** Calls back when it ends before its time; what is given back lets that be. */
  onEnd(callback: (reason: GraphQLError) => void): () => void {
    this.#toldOfEnd.add(callback);
    return () => this.#toldOfEnd.delete(callback);
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
    if (this.#reason) return;
    this.#reason = reason;
    const { message, extensions, path } = reason;
    this.#stop = path ? reason : new GraphQLError(message, { extensions, path: [] });
    this.#abort?.abort(reason);
    for (const callback of this.#toldOfEnd) callback(reason);
  }

  /**
   * Throws the reason once the work has ended. It has a place already, as GraphQL would otherwise make an error of it, with
   * its stack, for each of the thousands of fields that meet it.
   */
  check(): void {
    if (this.#stop && !this.#isWriting) throw this.#stop;
  }

  /** The same before anything is written; from then on it is not broken off. */
  beginWriting(): void {
    this.check();
    this.#isWriting = true;
  }

  /** Counts rows that were read; those that a write needs are not refused. */
  addRows(count: number): void {
    this.#rows += count;
    if (this.#rows <= this.#mostRows || this.#isWriting) return;
    this.end(tooMuch('the number of rows that it reads', 'antallet af rækker, som den læser', this.#mostRows));
    this.check();
  }

  /** Counts a list into the answer, and lets its items be worked on in turns. */
  take<T>(list: readonly T[], info: GraphQLResolveInfo) {
    this.check();
    this.#made += list.length * this.#weightOf(info);
    this.#objects += list.length;
    if (this.#made > this.#allowed) this.#refuse(info, 'the size of the answer', 'svarets størrelse', this.#allowed);
    if (this.#objects > mostOf.objects)
      this.#refuse(info, 'the number of objects in the answer', 'antallet af objekter i svaret', mostOf.objects);
    return this.turns.spread(list);
  }

  /** Ends the work for being too much, unless it writes, and says where that came to light. */
  #refuse({ path }: GraphQLResolveInfo, what: string, hvad: string, max: number): void {
    if (this.#isWriting) return;
    const { message, extensions } = tooMuch(what, hvad, max);
    this.end(new GraphQLError(message, { extensions, path: responsePathAsArray(path) }));
    this.check();
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
