import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../../gateway/server/error-codes.ts';
import { advarselRegler } from '../../../subgraphs/affiliation/aula/advarsel/advarsel-regler.ts';
import { checks } from '../../../subgraphs/affiliation/aula/aulacheck/checks.ts';
import { kontroller } from '../../../subgraphs/affiliation/delivery/leveringskontrol/kontroller.ts';
import { documentCodes } from '../../../subgraphs/affiliation/unilogin/document-errors.ts';
import { fill } from '../../../subgraphs/common/errors/fill.ts';
import { problem } from '../../../subgraphs/common/errors/refusal.ts';
import { refusalCodes, remarkCodes } from '../../../subgraphs/register/import/file-findings.ts';
import { catalogue } from '../../../subgraphs/register/regel/regler.ts';

interface Text {
  da: string;
  en: string;
}

const named = (table: Record<string, Text>) => Object.entries(table);
const coded = (list: readonly (Text & { code: string })[]) => list.map((one): [string, Text] => [one.code, one]);

/** Every text that a caller can be told by a code. */
const texts: [string, Text][] = [
  ...named(errorCodes),
  ...named(refusalCodes),
  ...named(remarkCodes),
  ...named(documentCodes),
  ...coded(catalogue),
  ...coded(kontroller),
  ...coded(checks),
  ...coded(checks.map(({ code, fix }) => ({ code, ...fix }))),
  ...advarselRegler.map((regel): [string, Text] => [regel.kode, regel]),
];

const placeholders = ({ da, en }: Text) => [...`${da} ${en}`.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** Two blanks, a blank before a stop, a hole, two stops: what a text has in which something is missing or cut. */
const flawed = / {2}|^ | $| [.,;:!?]|\(\)|""|\{\w+\}|undefined|\[object|\.\.|…\./;

/** What a detail can be: a word, a number, a list too long to show. */
const detail = fc.oneof(
  fc.constantFrom('Pædagog', 'G10431', 'a, b og c', '2026-08-01', '–'),
  fc.integer(),
  fc.constant(Array.from({ length: 40 }, (_, i) => `Rolle${i}`).join(', ')),
);

describe('the text of every code', () => {
  it.each(texts)('%s reads well in both languages, whatever it is filled with', (_, text) => {
    fc.assert(
      fc.property(fc.record(Object.fromEntries(placeholders(text).map((name) => [name, detail]))), (details) => {
        for (const told of [fill(text.da, details), fill(text.en, details)]) {
          expect(told).not.toMatch(flawed);
          expect(told).toMatch(/\S.{8,}/);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('shows what is nothing, or begins or ends in a blank, in quotation marks', () => {
    const told = ['', ' ', 'G1 ', 'G10431'].map((value) => fill('Nummer {value} er ukendt.', { value }));
    expect(told).toEqual([
      'Nummer "" er ukendt.',
      'Nummer " " er ukendt.',
      'Nummer "G1 " er ukendt.',
      'Nummer G10431 er ukendt.',
    ]);
  });

  it('cuts what the caller gave, and never what was expected', () => {
    const listed = 'en eller flere af Lærer, Pædagog, Vikar, Leder, Ledelse, TAP, Konsulent';
    const { da } = problem('VALUE_MALFORMED', [], {
      field: 'roller',
      value: 'x'.repeat(200),
      expected: listed,
      forventet: listed,
    });
    expect(da).toBe(`roller: ${'x'.repeat(60)}… har forkert form; der ventes ${listed}.`);
  });

  it('keeps a place that nothing was given for, so that it is seen', () => {
    expect(fill('{field}: {value}.', { field: 'navn' })).toBe('navn: {value}.');
  });
});
