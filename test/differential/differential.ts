import { readFileSync } from 'node:fs';
import { buildSchema, print } from 'graphql';
import { allSeeing, callersOf } from './callers.ts';
import { type Catalogue, readCatalogue } from './catalogue.ts';
import { canonical } from './compare.ts';
import { generate, type Operation } from './generate.ts';
import { Random } from './random.ts';
import { type Claims, kommune, type Shape } from './shapes.ts';
import { shrink } from './shrink.ts';

/** The public schema; `npm run check` holds the file to the code. */
export const schema = buildSchema(
  readFileSync(new URL('../../gateway/supergraph/schema.graphql', import.meta.url), 'utf8'),
);

/** An operation that is answered differently, as small as it can be made, and the answers. */
export interface Difference {
  n: number;
  query: string;
  variables: object;
  caller: Claims | undefined;
  answers: Record<string, string>;
}

/** Asks all shapes the operations of a seed, one after the other. */
export class Differential {
  /** How many answers had data below the root, how many errors, were beyond the limits, and failed unexpectedly. */
  readonly seen = { data: 0, errors: 0, refused: 0, failed: 0 };
  readonly #shapes: readonly Shape[];
  readonly #catalogue: Catalogue;
  readonly #callers: (Claims | undefined)[];
  readonly #began = new Date().toISOString();

  private constructor(shapes: readonly Shape[], catalogue: Catalogue) {
    this.#shapes = shapes;
    this.#catalogue = catalogue;
    const some = (key: string) => (catalogue.get(key) ?? []).slice(0, 3);
    this.#callers = callersOf(kommune, some('Tilknytning.enhedsNummer'), some('Anvisningsenhed.cvrNummer'));
  }

  static async between(shapes: readonly Shape[]): Promise<Differential> {
    const [first] = shapes;
    if (!first) throw new Error('there is nothing to compare');
    const asks = allSeeing(kommune).map(
      (claims) => async (query: string, variables: object) => (await first.ask(query, variables, claims)).data,
    );
    return new Differential(shapes, await readCatalogue(asks, kommune));
  }

  /** The difference that the n-th operation of a seed shows. */
  async tryOne(seed: number, n: number): Promise<Difference | undefined> {
    const operation = generate(schema, this.#catalogue, seed, n);
    const caller = new Random(seed, -n).pick(this.#callers);
    const answers = await this.#ask(operation, caller);
    this.#note(answers);
    if (!differ(answers)) return undefined;
    const smallest = await shrink(schema, operation, async (smaller) => differ(await this.#ask(smaller, caller)));
    return {
      n,
      query: print(smallest.document),
      variables: smallest.variables,
      caller,
      answers: await this.#ask(smallest, caller),
    };
  }

  async #ask({ document, variables }: Operation, caller: Claims | undefined): Promise<Record<string, string>> {
    const query = print(document);
    const answers: Record<string, string> = {};
    for (const time of tells.test(query) ? times.slice(0, 1) : times)
      await Promise.all(
        this.#shapes.map(async ({ name, ask }) => {
          answers[`${name}${time}`] = canonical(await ask(query, variables, caller), this.#began);
        }),
      );
    return answers;
  }

  #note(answers: Record<string, string>) {
    const [text = ''] = Object.values(answers);
    if (text.includes('"errors"')) this.seen.errors += 1;
    if (text.includes('LIMIT_EXCEEDED')) this.seen.refused += 1;
    if (/\\"(code\\":\\"INTERNAL_SERVER_ERROR|isFailure\\":true)/.test(text)) this.seen.failed += 1;
    if (/": ("|\d|true|false)/.test(text.split('"errors"')[0] ?? '')) this.seen.data += 1;
  }
}

/** A query that comes again is compiled, and then answered the short way. */
const times = ['', ', the second time', ', the third time'];

/** What is another thing when it is asked for again: what was asked for, and what writes. */
const tells = /\b(laeselog|exportPerson|status|affiliationStatus|mutation)\b/;

const differ = (answers: Record<string, string>): boolean => new Set(Object.values(answers)).size > 1;
