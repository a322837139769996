import { describe, expect, it } from 'vitest';
import { cprPlaces, holdsCpr, maskCpr } from '../../subgraphs/common/text/cpr-text.ts';
import { provider } from '../support/new-database.ts';
import { testCpr } from '../support/test-cpr.ts';

const cpr = testCpr(1);
const [day, month, year, one, two] = cpr.match(/\d\d/g) ?? [];
const [date, serial] = [cpr.slice(0, 6), cpr.slice(6)];
const shifted = (zero: number) => [...cpr].map((digit) => String.fromCodePoint(zero + Number(digit))).join('');

const spellings: [string, string][] = [
  ['alone', cpr],
  ['with a hyphen', `${date}-${serial}`],
  ['with a blank', `${date} ${serial}`],
  ['with a hyphen between blanks', `${date} - ${serial}`],
  ['with a dot', `${date}.${serial}`],
  ['with a slash', `${date}/${serial}`],
  ['with any one sign', `${date}:${serial}`],
  ['with two dashes between blanks', `${date} - - ${serial}`],
  ['with two dashes', `${date} -- ${serial}`],
  ['with brackets', `${date} (${serial}`],
  ['with a word for number', `${date} nr. ${serial}`],
  ['with words for the number', `${date}, cpr-nr.: ${serial}`],
  ['with a comma and a blank', `${date}, ${serial}`],
  ['with a colon between blanks', `${date} : ${serial}`],
  ['with a combining sign between all digits', [...cpr].join('\u0301')],
  ['as keys', [...cpr].join('\ufe0f\u20e3')],
  ['in rings', [...cpr].map((digit) => String.fromCodePoint(digit === '0' ? 0x24ea : 0x245f + Number(digit))).join('')],
  [
    'in filled rings',
    [...cpr].map((digit) => String.fromCodePoint(digit === '0' ? 0x24ff : 0x2775 + Number(digit))).join(''),
  ],
  [
    'in brackets each',
    [...cpr].map((digit) => (digit === '0' ? '0' : String.fromCodePoint(0x2473 + Number(digit)))).join(''),
  ],
  ['with dashes throughout', [day, month, year, serial].join('-')],
  ['with dots and a dash', `${day}.${month}.${year}-${serial}`],
  ['with slashes and a blank', `${day}/${month}/${year} ${serial}`],
  ['in pairs', [day, month, year, one, two].join(' ')],
  ['digit by digit', [...cpr].join(' ')],
  ['in threes', `${cpr.slice(0, 3)} ${cpr.slice(3, 6)} ${cpr.slice(6)}`],
  ['with a non-breaking blank', `${date}\u00a0${serial}`],
  ['with a thin blank', `${date}\u2009${serial}`],
  ['with a narrow non-breaking blank', `${date}\u202f${serial}`],
  ['with a line break', `${date}\n${serial}`],
  ['with an en dash', `${date}–${serial}`],
  ['with a non-breaking hyphen', `${date}\u2011${serial}`],
  ['with a minus', `${date}\u2212${serial}`],
  ['with a soft hyphen', `${date}\u00ad${serial}`],
  ['with a zero width blank', `${date}\u200b${serial}`],
  ['with what is invisible between all digits', [...cpr].join('\u200d')],
  ['in full width', shifted(0xff10)],
  ['in full width with a full width dash', `${shifted(0xff10).slice(0, 6)}\uff0d${shifted(0xff10).slice(6)}`],
  ['in Arabic digits', shifted(0x0660)],
  ['in Persian digits', shifted(0x06f0)],
  ['in Devanagari digits', shifted(0x0966)],
  ['in mathematical digits', shifted(0x1d7ce)],
  ['of a person who cannot get one', `${date}-ABC1`],
  ['of such a person without hyphen', `${date}abc1`],
  ['directly after letters', `cpr${cpr}`],
];

const innocent = [
  ...['33 12 34 56', '33123456', '+45 20 12 34 56', '20 12 34 56 / 30 11 22 33', 'tlf. 20123456, 30112233'],
  ...[
    '2026-08-01',
    '01-08-2026',
    '1. 8. 2026 10:30',
    '01/08/2026 10.30',
    '2012-01-02 12:34:56',
    '2026-11-01T12:00:00Z',
  ],
  ...['G12345', 'G10567 og G10568', 'P-nummer 1099345678', '4533123456', '0000000000', '12 børn, 10 voksne', ''],
  ...['Sag 2026-11/4711', 'Prøvevej 12, 2. tv., 2300 København S', '12345678 (CVR)', '1.000.000 kr.', '5790000123456'],
  ...['011226 er dagen, 12 børn', '011226: 12 børn og 4 voksne', '⑫ børn, ③ voksne'],
];

// Nothing here depends on the database.
describe.runIf(provider === 'sqlite')('a CPR number in a text', () => {
  it.each(spellings)('is found %s, and masked', (_, spelled) => {
    for (const text of [spelled, `om ${spelled}.`, `(${spelled})`, `æøå ${spelled} og 20 12 34 56`]) {
      expect([text, holdsCpr(text)]).toEqual([text, true]);
      const [place] = cprPlaces(text);
      expect(text.slice(place?.start, place?.end)).toBe(spelled.replace(/^cpr/, ''));
      const masked = maskCpr(text);
      expect(masked).toContain('••••••••••');
      expect([masked, holdsCpr(masked)]).toEqual([masked, false]);
      expect(masked.normalize('NFKC')).not.toContain(serial);
    }
  });

  it.each(innocent)('is not "%s"', (text) => {
    expect(cprPlaces(text)).toEqual([]);
  });

  it('is found more than once, and masked as part of a longer row', () => {
    expect(cprPlaces(`${cpr} og ${date}-${serial}`)).toHaveLength(2);
    expect(maskCpr(`nr. ${cpr}7, ${cpr}`)).toBe('nr. ••••••••••, ••••••••••');
    expect(maskCpr('intet')).toBe('intet');
  });

  it('is distinguished from a P-number, which has ten digits too, by day and month', () => {
    expect(holdsCpr('1099345678')).toBe(false);
    expect(holdsCpr('1012345678')).toBe(true);
  });
});
