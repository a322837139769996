/** An enum's name, or any other text that stands in a query without quotes; in JSON it is a string, or as given. */
export class Literal {
  readonly text: string;
  readonly json: string;

  constructor(text: string, json = JSON.stringify(text)) {
    this.text = text;
    this.json = json;
  }

  toString(): string {
    return this.text;
  }
}

/** A variable in the place of a value. */
export const variable = (name: string): Literal => new Literal(`$${name}`);

/** A value as GraphQL writes it. */
export function asLiteral(value: unknown): string {
  if (value instanceof Literal) return value.text;
  if (Array.isArray(value)) return `[${value.map(asLiteral).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `{ ${asArguments(value)} }`;
  return typeof value === 'number' ? asNumber(value) : JSON.stringify(value);
}

export const asArguments = (fields: object): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name}: ${asLiteral(value)}`)
    .join(', ');

/** A value as JSON writes it; a number beyond all numbers too. */
export function asJson(value: unknown): string {
  if (value instanceof Literal) return value.json;
  if (Array.isArray(value)) return `[${value.map(asJson).join(',')}]`;
  if (typeof value !== 'object' || value === null)
    return typeof value === 'number' ? asNumber(value) : JSON.stringify(value);
  return `{${Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}:${asJson(part)}`)}}`;
}

const asNumber = (value: number): string =>
  Number.isFinite(value)
    ? Object.is(value, -0)
      ? '-0'
      : String(value)
    : value > 0
      ? '1e400'
      : value < 0
        ? '-1e400'
        : 'NaN';
