import fc from 'fast-check';
import { type GraphQLInputType, getNullableType, isScalarType } from 'graphql';
import { Literal } from './literal.ts';

/** In the place of a value: the field is left out. */
export const absent = Symbol('absent');

const characters = [
  '\0',
  'a\0b',
  '\x01',
  '\x7f',
  '\x85',
  '\r\n',
  '\t',
  '\ud800',
  'a\udc00b',
  '\ufffe',
  '\uffff',
  '\ufeff',
];
const scripts = [
  '👩‍👩‍👧‍👦🇩🇰',
  '\u202eabc',
  'مرحبا',
  '１２３',
  'Ａ１００００',
  'ı',
  'ß',
  'ﬀ',
  `e${'\u0301'.repeat(2000)}`,
];
const syntax = ['%', '_', '%_\\', '\\', "'", '"', `'; DROP TABLE "Change"; --`, '{"a":1}', '[1]', '$1', '?', '{field}'];
const names = ['__proto__', 'constructor', 'toString', '../../etc/passwd', 'null', 'undefined', 'NaN'];
const keys = ['', ' ', '#', '##0', '#a', '# ', 'G99999', 'Ø99999', ' g10431 ', '0101', '00101', '999', '-1', '1e3'];
const days = ['2024-02-30', '0000-00-00', '0000-01-01', '9999-12-31', '10000-01-01', '-0001-01-01', '2024-1-1'];
const moments = [
  ...days.map((day) => `${day}T00:00:00Z`),
  '0001-01-01T00:00:00+14:00',
  '2024-01-01T00:00:00+99:99',
  '2024-01-01T24:00:00Z',
  '2024-12-31T23:59:60Z',
  `2024-01-01T00:00:00.${'1'.repeat(40)}Z`,
  '+275760-09-13T00:00:00.001Z',
];
const long = ['a'.repeat(600), 'å '.repeat(10_000), '%'.repeat(60_000), '"'.repeat(60_000), '👶'.repeat(40_000)];
/** Nearly all that a request may hold. */
const longest = 'x'.repeat(1_000_000);

const texts = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...characters) },
  { weight: 8, arbitrary: fc.constantFrom(...scripts, ...syntax, ...names) },
  { weight: 8, arbitrary: fc.constantFrom(...keys, ...days, ...moments) },
  { weight: 3, arbitrary: fc.constantFrom(...long) },
  { weight: 4, arbitrary: fc.string({ unit: 'binary' }) },
);

const edges = [0, -0, -1, 1.5, 1000, 1001, 1e21, 1e308, -1e308, 5e-324, 2 ** 53];
const beyond = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN];
const ofInt = [-1, 0, 1].flatMap((step) => [2 ** 31 + step, -(2 ** 31) + step]);
const numbers = fc.oneof(fc.constantFrom(...edges, ...ofInt, ...beyond), fc.double(), fc.integer());

const nested = (depth: number, [open, close]: [string, string], [openJson, closeJson] = [open, close]) =>
  new Literal(open.repeat(depth) + close.repeat(depth), openJson.repeat(depth) + closeJson.repeat(depth));
const list: [string, string] = ['[', ']'];
const condition = (key: string): [[string, string], [string, string]] => [
  [`{ ${key}: [`, '] }'],
  [`{"${key}":[`, ']}'],
];

const shapes = fc.oneof(
  fc.constantFrom(
    null,
    absent,
    true,
    new Literal('NO_SUCH_NAME'),
    new Literal('{ navn: 1, navn: 2 }', '{"navn":1,"navn":2}'),
    longest,
    [],
    [null],
    [[['x']]],
    {},
    { noSuchField: 1 },
    { toString: 1, valueOf: 1 },
    JSON.parse('{"__proto__": {"x": 1}}'),
    Array.from({ length: 1001 }, () => 'x'),
    Array.from({ length: 20_000 }, () => '101'),
    Array.from({ length: 300 }, () => ({})),
    nested(40, list),
    nested(5000, list),
    nested(25, ...condition('AND')),
    nested(3000, ...condition('OR')),
  ),
  fc.jsonValue(),
);

/** What no honest caller sends in a place of this type, and what only looks as if none did. */
export function hostileValues(type: GraphQLInputType): fc.Arbitrary<unknown> {
  const inner = getNullableType(type);
  const fitting = isScalarType(inner) && /^(Int|Float)$/.test(inner.name) ? numbers : texts;
  const weight = isScalarType(inner) ? 6 : 1;
  return fc.oneof({ weight, arbitrary: fitting }, { weight: 1, arbitrary: numbers }, { weight: 2, arbitrary: shapes });
}
