import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { today } from '../../../subgraphs/common/clock.ts';
import { addDays } from '../../../subgraphs/common/parse/days.ts';
import { Deadline } from '../../../subgraphs/common/remote/deadline.ts';
import { askWithin } from '../../../subgraphs/register/ekstern/ask-about.ts';
import { FileAdresseRegister, FileVirksomhedsRegister } from '../../../subgraphs/register/ekstern/file-registers.ts';
import { HttpAdresseRegister, HttpVirksomhedsRegister } from '../../../subgraphs/register/ekstern/http-registers.ts';
import type { Adresseopslag } from '../../../subgraphs/register/ekstern/registers.ts';
import { type DatafordelerStub, type StubReply, startDatafordelerStub } from '../../support/datafordeler-stub.ts';
import { newFolder } from '../../support/new-database.ts';

const apiKey = 'hemmelig-noegle-1';
const active = '1000000001';
const ended = '1000000002';
const unit = (pNummer: string, ophoert: string | null = null, cvr: string | number = '12345678') => ({
  pNummer,
  tilknyttetVirksomhedsCVRNummer: cvr,
  produktionsenhedOphoersdato: ophoert,
});
const id = (n: number) => `0a3f50b8-0000-32b8-e044-00000000000${n}`;
const opslag = (over: Partial<Adresseopslag> = {}): Adresseopslag => ({
  dawaId: null,
  vejNavn: 'Solvej',
  husNummer: '4A',
  supplerendeBynavn: null,
  postNummer: '8600',
  byNavn: 'Silkeborg',
  ...over,
});

let stub: DatafordelerStub;
beforeEach(async () => {
  stub = await startDatafordelerStub();
  stub.nodes = {
    CVR_Produktionsenhed: [unit(active), unit(ended, '2020-01-31'), unit('1000000003', '2999-12-31', 1234567)],
    DAR_Adresse: [
      { id_lokalId: id(1), status: '3', adressebetegnelse: 'Solvej 4A, 1. tv, 8600 Silkeborg' },
      { id_lokalId: id(2), status: '4', adressebetegnelse: 'Solvej 4A, 8600 Silkeborg' },
    ],
    DAR_Husnummer: [
      { id_lokalId: id(3), status: 3, adgangsadressebetegnelse: 'Solvej 4A, 8600 Silkeborg' },
      { id_lokalId: id(4), status: '3', adgangsadressebetegnelse: 'Solvej 41, 8600 Silkeborg' },
    ],
  };
});
afterEach(() => stub.close());

const cvr = (settings = {}) => new HttpVirksomhedsRegister({ url: stub.url, apiKey, ...settings });
const check = async (register: HttpVirksomhedsRegister, pNummer = active, ms = 5_000) =>
  (await register.check([pNummer], new Deadline(ms)))[0];
const always = (reply: StubReply) => () => reply;
const unheard = (aarsag: string) => ({ svar: 'IKKE_KONTROLLERET', aarsag, cvrNummer: null });

describe('CVR over HTTP', () => {
  it('confirms what is active, contradicts what has ended or is unknown, each with its reason', async () => {
    expect(await cvr().check([active, ended, '1000000009', '1000000003'], new Deadline(5_000))).toEqual([
      { svar: 'BEKRAEFTET', aarsag: null, cvrNummer: '12345678' },
      { svar: 'MODSAGT', aarsag: 'ENDED', cvrNummer: '12345678' },
      { svar: 'MODSAGT', aarsag: 'UNKNOWN', cvrNummer: null },
      { svar: 'BEKRAEFTET', aarsag: null, cvrNummer: '01234567' },
    ]);
  });

  it('takes the day that a P-number ends for its last', async () => {
    const day = (offset: number) => addDays(today(), offset);
    const ends = [-1, 0, 1].map(day);
    stub.nodes.CVR_Produktionsenhed = [
      ...ends.map((end, i) => unit(`100000001${i}`, end)),
      ...ends.map((end, i) => unit(`100000002${i}`, `${end}T00:00:00+02:00`)),
    ];
    const numbers = ['1000000010', '1000000011', '1000000012', '1000000020', '1000000021', '1000000022'];
    const answers = await cvr().check(numbers, new Deadline(5_000));
    const expected = ['ENDED', 'BEKRAEFTET', 'BEKRAEFTET'];
    expect(answers.map(({ svar, aarsag }) => aarsag ?? svar)).toEqual([...expected, ...expected]);
  });

  it('asks for at most 100 numbers a call, in Datafordeleren form, with the key in the address only', async () => {
    const numbers = Array.from({ length: 250 }, (_, i) => String(2_000_000_000 + i));
    await cvr().check(numbers, new Deadline(5_000));
    expect(stub.calls.map(({ values }) => values.length).sort()).toEqual([100, 100, 50]);
    for (const { query, apiKey: sent } of stub.calls) {
      expect(query).toMatch(/^\{ CVR_Produktionsenhed\(first: 1000, virkningstid: "[^"]+", registreringstid: "[^"]+"/);
      expect(query).not.toContain(apiKey);
      expect(sent).toBe(apiKey);
    }
  });

  it('waits as long as a 429 asks, when there is time for it', async () => {
    stub.reply = (_, count) => (count === 1 ? { status: 429, headers: { 'retry-after': '1' } } : undefined);
    const start = performance.now();
    expect(await check(cvr())).toMatchObject({ svar: 'BEKRAEFTET' });
    expect(performance.now() - start).toBeGreaterThan(950);
  });

  it('answers at once when a 429 asks for more time than there is, and leaves the register alone after', async () => {
    stub.reply = always({ status: 429, headers: { 'retry-after': '3600' } });
    const register = cvr();
    const start = performance.now();
    expect(await check(register)).toEqual(unheard('TOO_MANY_REQUESTS'));
    expect(await check(register)).toEqual(unheard('PAUSED'));
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(stub.calls).toHaveLength(1);
  });

  it('tries again after server errors, and gives up after some', async () => {
    stub.reply = (_, count) => (count < 3 ? { status: 503 } : undefined);
    expect(await check(cvr())).toMatchObject({ svar: 'BEKRAEFTET' });
    stub.reply = always({ status: 500, body: 'stack trace' });
    expect(await check(cvr())).toEqual(unheard('SERVER_ERROR'));
    expect(stub.calls).toHaveLength(3 + 4);
  });

  it('stops at its deadline when no answer comes', async () => {
    stub.reply = () => new Promise(() => undefined);
    const start = performance.now();
    expect(await check(cvr(), active, 200)).toEqual(unheard('TIMEOUT'));
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it.each([
    ['no JSON', { body: '<html>Fejl</html>' }, 'BAD_ANSWER'],
    ['half a JSON', { body: '{"data":' }, 'BAD_ANSWER'],
    ['JSON that is no object', { body: '[]' }, 'BAD_ANSWER'],
    ['another shape', { body: '{"data":{"CVR_Produktionsenhed":{"nodes":"x"}}}' }, 'BAD_ANSWER'],
    ['GraphQL errors', { body: '{"data":null,"errors":[{"extensions":{"code":"DAF-GQL-0016"}}]}' }, 'BAD_ANSWER'],
    ['GraphQL errors beside data', { body: '{"data":{},"errors":[{"message":"x"}]}' }, 'BAD_ANSWER'],
    ['a refused key', { status: 403 }, 'REFUSED'],
    ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'BAD_ANSWER'],
    ['an unknown path', { status: 404 }, 'BAD_ANSWER'],
  ])('takes %s for no answer', async (_, reply, aarsag) => {
    stub.reply = always(reply);
    expect(await check(cvr())).toEqual(unheard(aarsag));
  });

  it('says that there is no connection', async () => {
    await stub.close();
    expect(await check(cvr())).toEqual(unheard('UNREACHABLE'));
  });

  it('opens the circuit after failures in a row, and closes it when the register answers again', async () => {
    const register = cvr({ breaker: { failures: 2, pause: 300 } });
    stub.reply = always({ status: 404 });
    for (const aarsag of ['BAD_ANSWER', 'BAD_ANSWER', 'PAUSED', 'PAUSED'])
      expect(await check(register)).toEqual(unheard(aarsag));
    expect(stub.calls).toHaveLength(2);
    await new Promise((resolve) => setTimeout(resolve, 350));
    expect(await check(register)).toEqual(unheard('BAD_ANSWER')); // one call tries, and fails
    expect(await check(register)).toEqual(unheard('PAUSED'));
    stub.reply = () => undefined;
    await new Promise((resolve) => setTimeout(resolve, 350));
    expect(await check(register)).toMatchObject({ svar: 'BEKRAEFTET' });
    expect(await check(register)).toMatchObject({ svar: 'BEKRAEFTET' });
    expect(stub.calls).toHaveLength(5);
  });

  it('keeps the answers of the parts that came when another part fails', async () => {
    const numbers = [active, ...Array.from({ length: 149 }, (_, i) => String(2_000_000_000 + i))];
    stub.reply = ({ values }) => (values.includes(active) ? undefined : { status: 404 });
    const answers = await cvr().check(numbers, new Deadline(5_000));
    expect(answers[0]).toMatchObject({ svar: 'BEKRAEFTET' });
    expect(answers.at(-1)).toEqual(unheard('BAD_ANSWER'));
  });
});

describe('DAR over HTTP', () => {
  it('looks an id up among addresses, then among house numbers, and compares the place', async () => {
    const register = new HttpAdresseRegister({ url: stub.url, apiKey });
    const asked = [
      opslag({ dawaId: id(1) }),
      opslag({ dawaId: id(1).toUpperCase(), husNummer: '4 a' }),
      opslag({ dawaId: id(2) }),
      opslag({ dawaId: id(3) }),
      opslag({ dawaId: id(4) }),
      opslag({ dawaId: id(5) }),
      opslag({ dawaId: 'x"] } }) { evil' }),
      opslag(),
      opslag({ vejNavn: 'Solveg' }),
      opslag({ byNavn: null }),
    ];
    const answers = await register.check(asked, new Deadline(5_000));
    expect(answers.map(({ svar, aarsag }) => aarsag ?? svar)).toEqual([
      'BEKRAEFTET',
      'BEKRAEFTET',
      'NOT_IN_FORCE',
      'BEKRAEFTET',
      'OTHER_ADDRESS',
      'UNKNOWN',
      'UNKNOWN',
      'BEKRAEFTET',
      'NOT_FOUND_BY_TEXT',
      'UNASKABLE',
    ]);
    expect(answers[8]?.svar).toBe('IKKE_KONTROLLERET');
    expect(stub.calls).toHaveLength(3);
  });

  it('knows the id and the place of what it confirms, and of nothing else', async () => {
    // UTM zone 32 of 56.17123 N, 9.55234 E and, far east of it, 55.1 N, 14.9 E.
    stub.nodes = {
      DAR_Adresse: [
        { id_lokalId: id(1), status: '3', adressebetegnelse: 'Solvej 4A, 8600 Silkeborg', husnummer: id(6) },
        { id_lokalId: id(2), status: '3', adressebetegnelse: 'Solvej 8, 8600 Silkeborg', husnummer: null },
      ],
      DAR_Husnummer: [
        { id_lokalId: id(6), status: '3', adgangsadressebetegnelse: 'Solvej 4A, 8600 Silkeborg', adgangspunkt: id(8) },
        { id_lokalId: id(7), status: '3', adgangsadressebetegnelse: 'Solvej 6, 8600 Silkeborg', adgangspunkt: id(9) },
      ],
      DAR_Adressepunkt: [
        { id_lokalId: id(8), position: { wkt: 'POINT(534295.57 6225274.61)' } },
        { id_lokalId: id(9), position: { wkt: 'POINT (876244.78 6121830.56)' } },
      ],
    };
    const register = new HttpAdresseRegister({ url: stub.url, apiKey });
    const asked = [
      opslag(),
      opslag({ dawaId: id(1) }),
      opslag({ dawaId: id(6) }),
      opslag({ husNummer: '6' }),
      opslag({ dawaId: id(2), husNummer: '8' }),
      opslag({ dawaId: id(1), husNummer: '5' }),
      opslag({ husNummer: '99' }),
    ];
    const place = { geoBredde: 56.17123, geoLaengde: 9.55234 };
    expect(await register.locate(asked, new Deadline(5_000))).toEqual([
      { dawaId: id(1), ...place },
      { dawaId: id(1), ...place },
      { dawaId: id(6), ...place },
      { dawaId: id(7), geoBredde: 55.1, geoLaengde: 14.9 },
      { dawaId: id(2), geoBredde: null, geoLaengde: null },
      null,
      null,
    ]);
    stub.reply = always({ status: 404 });
    expect(await register.locate(asked, new Deadline(5_000))).toEqual(asked.map(() => null));
  });

  it('does not take an outage for a missing address', async () => {
    stub.reply = ({ entity }) => (entity === 'DAR_Husnummer' ? { status: 404 } : undefined);
    const register = new HttpAdresseRegister({ url: stub.url });
    const answers = await register.check([opslag({ dawaId: id(1) }), opslag({ dawaId: id(3) })], new Deadline(5_000));
    expect(answers.map(({ svar }) => svar)).toEqual(['BEKRAEFTET', 'IKKE_KONTROLLERET']);
  });
});

describe('the bound of a check', () => {
  it('holds also for an adapter that does not keep it', async () => {
    const deaf = { check: () => new Promise<string[]>(() => undefined) };
    expect([...(await askWithin(deaf, new Map([['a', 1]]), 50, 'silent'))]).toEqual([['a', 'silent']]);
  });
});

describe('registers as files', () => {
  let folder: ReturnType<typeof newFolder>;
  beforeEach(() => {
    folder = newFolder();
  });
  afterEach(() => folder.remove());
  const file = (text: string) => {
    const name = path.join(folder.path, 'register.csv');
    writeFileSync(name, text);
    return name;
  };

  it('answers for P-numbers, and reads the file again when it changes', async () => {
    const name = file('\uFEFFpNummer;cvrNummer;ophoert\r\n1000000001;12345678;\r\n1000000002;12345678;2020-01-31\r\n');
    const register = new FileVirksomhedsRegister(name);
    const ask = async () =>
      (await register.check([active, ended, '1000000009'], new Deadline(5_000))).map(
        ({ svar, aarsag }) => aarsag ?? svar,
      );
    expect(await ask()).toEqual(['BEKRAEFTET', 'ENDED', 'UNKNOWN']);
    writeFileSync(name, 'pNummer;cvrNummer;ophoert\n1000000009;12345678;\n');
    utimesSync(name, new Date(), new Date(Date.now() + 5_000));
    expect(await ask()).toEqual(['UNKNOWN', 'UNKNOWN', 'BEKRAEFTET']);
    rmSync(name);
    expect(await ask()).toEqual(['FILE_UNREADABLE', 'FILE_UNREADABLE', 'FILE_UNREADABLE']);
  });

  it('takes the day that a P-number ends for its last', async () => {
    const lines = [-1, 0, 1].map((offset, i) => `100000001${i};12345678;${addDays(today(), offset)}`);
    const register = new FileVirksomhedsRegister(file(['pNummer;cvrNummer;ophoert', ...lines].join('\n')));
    const answers = await register.check(['1000000010', '1000000011', '1000000012'], new Deadline(5_000));
    expect(answers.map(({ svar, aarsag }) => aarsag ?? svar)).toEqual(['ENDED', 'BEKRAEFTET', 'BEKRAEFTET']);
  });

  it('takes a file without its columns, or empty, for no answer', async () => {
    for (const text of ['', 'pNummer;cvrNummer;ophoert\n', 'a;b\n1;2\n'])
      expect(await new FileVirksomhedsRegister(file(text)).check([active], new Deadline(5_000))).toEqual([
        unheard('FILE_UNREADABLE'),
      ]);
  });

  it('answers for addresses by id and by text', async () => {
    const register = new FileAdresseRegister(
      file(
        `id;status;vejNavn;husNummer;postNummer;byNavn\n${id(1)};;Solvej;4A;8600;Silkeborg\n${id(2)};4;Solvej;6;8600;Silkeborg\n`,
      ),
    );
    const asked = [
      opslag(),
      opslag({ vejNavn: 'SOLVEJ', husNummer: '4a' }),
      opslag({ husNummer: '5' }),
      opslag({ husNummer: '6' }),
      opslag({ dawaId: id(1) }),
      opslag({ dawaId: id(1), husNummer: '6' }),
      opslag({ dawaId: id(3) }),
    ];
    const answers = await register.check(asked, new Deadline(5_000));
    expect(answers.map(({ svar, aarsag }) => aarsag ?? svar)).toEqual([
      'BEKRAEFTET',
      'BEKRAEFTET',
      'UNKNOWN',
      'NOT_IN_FORCE',
      'BEKRAEFTET',
      'OTHER_ADDRESS',
      'UNKNOWN',
    ]);
  });
});
