import type { DeliveredPerson, Delivery } from './delivery.ts';

export interface Rules {
  /** Refuses a person whose CPR number is another than before. */
  remembersCpr: boolean;
  /** Refuses a protected person without alias. */
  requiresAlias: boolean;
  /** Refuses a document that is not newer than the last of its unit and source. */
  refusesOldTimes: boolean;
}

export interface Result {
  /** Why the document as a whole was refused. */
  refusal: string | null;
  created: DeliveredPerson[];
  updated: DeliveredPerson[];
  removed: number;
  rows: { localId: string; text: string }[];
}

interface Unit {
  sourceDateTime: string;
  cprNumbers: Map<string, string>;
}

/** What has been delivered to the stub, in memory only. */
export class Loaded {
  readonly #units = new Map<string, Unit>();

  load(delivery: Delivery, rules: Rules, refused: ReadonlyMap<string, string>): Result {
    const key = `${delivery.institution} ${delivery.source}`;
    const unit = this.#units.get(key) ?? { sourceDateTime: '', cprNumbers: new Map<string, string>() };
    const result: Result = { refusal: null, created: [], updated: [], removed: 0, rows: [] };
    if (rules.refusesOldTimes && delivery.sourceDateTime <= unit.sourceDateTime)
      return { ...result, refusal: 'sourceDateTime er ikke nyere end den seneste import' };
    this.#units.set(key, unit);
    unit.sourceDateTime = delivery.sourceDateTime;
    if (delivery.operation === 'importerSletXml') result.removed = remove(unit, delivery.persons);
    else for (const person of delivery.persons) put(unit, person, complaint(unit, person, rules, refused), result);
    if (delivery.operation === 'importerXml') result.removed = removeOthers(unit, delivery.persons);
    return result;
  }
}

function complaint(unit: Unit, person: DeliveredPerson, rules: Rules, refused: ReadonlyMap<string, string>) {
  const known = unit.cprNumbers.get(person.localId);
  if (refused.has(person.localId)) return refused.get(person.localId);
  if (person.cpr === '') return 'CPR mangler';
  if (rules.remembersCpr && known !== undefined && known !== person.cpr)
    return `Ikke forventet CPR til localPersonID (${person.cpr})`;
  if (rules.requiresAlias && person.isProtected && !person.hasAlias) return 'Beskyttet person uden alias';
  return undefined;
}

function put(unit: Unit, person: DeliveredPerson, text: string | undefined, result: Result): void {
  if (text !== undefined) {
    result.rows.push({ localId: person.localId, text });
    return;
  }
  (unit.cprNumbers.has(person.localId) ? result.updated : result.created).push(person);
  unit.cprNumbers.set(person.localId, person.cpr);
}

const remove = ({ cprNumbers }: Unit, persons: DeliveredPerson[]): number =>
  persons.filter(({ localId }) => cprNumbers.delete(localId)).length;

function removeOthers({ cprNumbers }: Unit, persons: DeliveredPerson[]): number {
  const kept = new Set(persons.map(({ localId }) => localId));
  return [...cprNumbers.keys()].filter((localId) => !kept.has(localId) && cprNumbers.delete(localId)).length;
}
