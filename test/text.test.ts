import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { danishSortKey } from '../subgraphs/common/text/danish-sort-key.ts';
import { fold } from '../subgraphs/common/text/fold.ts';

describe('folded text', () => {
  it.each([
    ['Børnehuset Århus-Vest', 'BOERNEHUSET AARHUS VEST'],
    ['Café Ærø', 'cafe aeroe'],
    ['  H.C. Ørsteds Vej 19B ', 'h c oersteds vej 19b'],
    ['Börnehus', 'boernehus'],
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
