import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanText,
  cleanTexts,
  isShowable,
  isShowableInLines,
  partOfText,
} from '../../subgraphs/common/text/clean-text.ts';
import { danishSortKey } from '../../subgraphs/common/text/danish-sort-key.ts';
import { fold } from '../../subgraphs/common/text/fold.ts';

describe('cleaned text', () => {
  it.each([
    ['decomposed letters', 'A\u030arhus cafe\u0301', 'Århus café'],
    ['a soft hyphen', 'Børne\u00adhuset', 'Børnehuset'],
    ['zero width characters', '\u200bBørne\u200chu\u2060set\ufeff', 'Børnehuset'],
    ['a joiner between a letter and its accent', 'cafe\u034f\u0301', 'café'],
    ['marks of direction, as a copied telephone number has them', '\u202a+45 33 11 22 33\u202c', '+45 33 11 22 33'],
    ['tags and variation selectors', 'Sol\u{e0041}\ufe0f', 'Sol'],
    ['other blanks', '\u00a0\u2003Sol\u202fstråle\u3000\u2028', 'Sol stråle'],
    ['runs of blanks, which stay', '  Sol  stråle ', 'Sol  stråle'],
    ['line breaks, which stay inside', '\nen\n to\r\n', 'en\n to'],
    ['ordinary text, which stays', 'H.C. Ørsteds Vej 19B, 1. tv.', 'H.C. Ørsteds Vej 19B, 1. tv.'],
  ])('is text without %s', (_what, text, expected) => {
    expect(cleanText(text)).toBe(expected);
    expect(cleanTexts({ a: [text, { b: text }], c: 1, d: null })).toEqual({
      a: [expected, { b: expected }],
      c: 1,
      d: null,
    });
  });

  it('is clean, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
        expect(clean).toBe(clean.normalize('NFC'));
        expect(clean).not.toMatch(/^\s|\s$|(?!\u202e)\p{Default_Ignorable_Code_Point}/u);
        expect(partOfText(text).trim()).toBe(clean);
      }),
      { numRuns: 2000 },
    );
  });

  it('is shown as it stands, or refused', () => {
    for (const text of ['\u202eabc', 'a\0b', 'a\x07', '\ud800', '\uffff', 'a\tb', 'a\nb'])
      expect(isShowable(text)).toBe(false);
    for (const text of ['Børnehuset', '', '👶 Æ']) expect(isShowable(text)).toBe(true);
    expect(isShowableInLines('en\n\tto\r\n')).toBe(true);
    expect(isShowableInLines('en\u202e\nto')).toBe(false);
  });
});

describe('folded text', () => {
  it.each([
    ['Børnehuset Århus-Vest', 'BOERNEHUSET AARHUS VEST'],
    ['Café Ærø', 'cafe aeroe'],
    ['  H.C. Ørsteds Vej 19B ', 'h c oersteds vej 19b'],
    ['Börnehus', 'boernehus'],
    ['Børne\u00adhus\u00a0Sol\u200b', 'boernehus sol'],
  ])('of %j and %j is the same', (a, b) => {
    expect(fold(a)).toBe(fold(b));
  });

  it('folds to itself, and holds no sign that LIKE would read as a wildcard', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(fold(text)).not.toMatch(/[%_]/);
      }),
    );
  });
});

describe('the Danish sort key', () => {
  it('puts æ, ø, å after z, and aa as å', () => {
    const names = ['Åse', 'Zoo', 'Ærø', 'Aabenraa', 'Ølstykke', 'abe', 'Ábel'];
    const sorted = names.toSorted((a, b) => (danishSortKey(a) < danishSortKey(b) ? -1 : 1));
    expect(sorted).toEqual(['abe', 'Ábel', 'Zoo', 'Ærø', 'Ølstykke', 'Aabenraa', 'Åse']);
  });
});
