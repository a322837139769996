import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import type { SamletRow } from '../../../prisma/seed/samlet-row.ts';
import { sample } from '../../../prisma/seed/sample.ts';
import { Deadline } from '../../../subgraphs/common/remote/deadline.ts';
import { FileAdresseRegister } from '../../../subgraphs/register/ekstern/file-registers.ts';
import type { Adresseopslag } from '../../../subgraphs/register/ekstern/registers.ts';
import {
  betegnelseOf,
  isSameAdresse,
  isSameVejNavn,
  normalHusNummer,
  readBetegnelse,
} from '../../../subgraphs/register/ekstern/same-adresse.ts';
import { newFolder } from '../../support/new-database.ts';

const folder = newFolder();
afterAll(() => folder.remove());

const realFile = path.resolve(import.meta.dirname, '../../../../shared/data/samlet-open.csv');
const readReal = (): SamletRow[] =>
  parse(readFileSync(realFile), { bom: true, delimiter: ';', columns: true }) as SamletRow[];

/** Every address of a register that has all its parts, with an id of its own. */
function addressesOf(rows: Iterable<SamletRow>): (Adresseopslag & { dawaId: string })[] {
  const addresses = [...rows].flatMap(({ vejNavn, husNummer, supplerendeBynavn, postNummer, byNavn }) =>
    vejNavn && husNummer && postNummer && byNavn
      ? [{ vejNavn, husNummer, supplerendeBynavn: supplerendeBynavn || null, postNummer, byNavn }]
      : [],
  );
  return addresses.map((adresse, i) => ({
    dawaId: `0a3f50b8-0000-32b8-e044-${String(i).padStart(12, '0')}`,
    ...adresse,
  }));
}

/** DAR as a file that has exactly these. */
function darOf(addresses: ReturnType<typeof addressesOf>): FileAdresseRegister {
  const file = path.join(folder.path, 'dar.csv');
  const lines = addresses.map(({ dawaId, vejNavn, husNummer, postNummer, byNavn, supplerendeBynavn }) =>
    [dawaId, '3', vejNavn, normalHusNummer(husNummer ?? ''), postNummer, byNavn, supplerendeBynavn].join(';'),
  );
  writeFileSync(file, ['id;status;vejNavn;husNummer;postNummer;byNavn;supplerendeBynavn', ...lines].join('\n'));
  return new FileAdresseRegister(file);
}

/** Addresses that are nearly this one, and another house. */
function nearMisses({ vejNavn, husNummer, postNummer, ...rest }: Adresseopslag): Adresseopslag[] {
  const [, number = '', letter = ''] = /^(\d+)(\p{L}?)/u.exec(normalHusNummer(husNummer ?? '')) ?? [];
  const numbers = [
    letter === '' ? `${number}A` : number,
    `${Number(number) + 1}${letter}`,
    `1${number}${letter}`,
    `${number}${number.at(-1)}${letter}`,
    ...(letter === '' ? [] : [`${number}${letter === 'Z' ? 'Y' : 'Z'}`]),
  ];
  const streets = [`Lille ${vejNavn}`, `${vejNavn} Nord`, `${vejNavn?.slice(0, -1)}x`, `${vejNavn}ens`];
  const postNumbers = [String(Number(postNummer) + 1).padStart(4, '0'), `${postNummer?.slice(0, 3)}x`];
  return [
    ...numbers.map((one) => ({ ...rest, vejNavn, husNummer: one, postNummer })),
    ...streets.map((one) => ({ ...rest, vejNavn: one, husNummer, postNummer })),
    ...postNumbers.map((one) => ({ ...rest, vejNavn, husNummer, postNummer: one })),
  ];
}

const registers: [string, () => Iterable<SamletRow>, boolean][] = [
  ['the shipped sample', () => sample('full'), false],
  ['the real register', readReal, !existsSync(realFile)],
];

describe.each(registers)('a DAR made of the addresses of %s', (_, rows, isAbsent) => {
  it.skipIf(isAbsent)('contradicts none of them, by id or by text, however the house number is written', async () => {
    const addresses = addressesOf(rows());
    expect(addresses.length).toBeGreaterThan(2_000);
    const dar = darOf(addresses);
    const spelled = (husNummer: string) => [
      husNummer,
      `00${husNummer}`,
      husNummer.toLowerCase(),
      husNummer.replace(/(?=\p{L})/u, ' '),
    ];
    const asked = addresses.flatMap((adresse) =>
      spelled(adresse.husNummer ?? '').flatMap((husNummer) => [
        { ...adresse, husNummer },
        { ...adresse, husNummer, dawaId: null },
      ]),
    );
    const answers = await dar.check(asked, new Deadline(60_000));
    expect(asked.filter((_, i) => answers[i]?.svar !== 'BEKRAEFTET')).toEqual([]);
  });

  it.skipIf(isAbsent)('contradicts every near miss of each', async () => {
    const addresses = addressesOf(rows());
    const asked = addresses.flatMap((adresse) =>
      nearMisses(adresse).map((near) => ({ ...near, dawaId: adresse.dawaId })),
    );
    expect(asked.length).toBeGreaterThan(10 * addresses.length);
    const answers = await darOf(addresses).check(asked, new Deadline(60_000));
    expect(asked.filter((_, i) => answers[i]?.aarsag !== 'OTHER_ADDRESS')).toEqual([]);
  });

  it.skipIf(isAbsent)('says the same in its one line, with and without floor and village', () => {
    const middles = [
      '',
      ', st.',
      ', st. tv',
      ', 1. mf',
      ', 12. 2',
      ', kl. th',
      ', Nørre Virklund',
      ', 2. th, Nørre Virklund',
    ];
    for (const adresse of addressesOf(rows())) {
      const [street, town] = (betegnelseOf({ ...adresse, supplerendeBynavn: null }) ?? '').split(', ');
      for (const middle of middles) {
        const theirs = readBetegnelse(`${street}${middle}, ${town}`);
        const ours = { ...adresse, supplerendeBynavn: null };
        expect(theirs && isSameAdresse(theirs, ours), `${street}${middle}, ${town}`).toBe(true);
        if (middle !== '' && middle !== middles.at(-1)) continue; // a million comparisons are enough
        const misses = nearMisses(ours).filter((near) => theirs && isSameAdresse(theirs, near));
        expect(misses).toEqual([]);
      }
    }
  });
});

it.runIf(!existsSync(realFile))('the real register is not at hand: its addresses were not compared', () => {
  console.warn(`${realFile} is missing`);
});

describe('two ways of writing one house', () => {
  const house = (betegnelse: string) => {
    const parts = readBetegnelse(betegnelse);
    if (!parts) throw new Error(`${betegnelse} cannot be read`);
    return parts;
  };
  const same = (one: string, other: string) => isSameAdresse(house(one), house(other));

  it.each([
    ['Solvej 4, 8600 Silkeborg', 'Solvej 4, 8600 Silkeborg'],
    ['Solvej 4A, 8600 Silkeborg', 'Solvej 4 a, 8600 Silkeborg'],
    ['Solvej 4A, 8600 Silkeborg', 'Solvej 004A, 8600 Silkeborg'],
    ['Solvej 4, st. tv, 8600 Silkeborg', 'Solvej 4, 8600 Silkeborg'],
    ['Solvej 4, st. tv, Virklund, 8600 Silkeborg', 'Solvej 4, Virklund, 8600 Silkeborg'],
    ['Solvej 4, Virklund, 8600 Silkeborg', 'Solvej 4, 8600 Silkeborg'],
    ['Lyngbyvej 4, 2800 Kongens Lyngby', 'Lyngbyvej 4, 2800 Kgs. Lyngby'],
  ])('%s is %s', (one, other) => {
    expect([same(one, other), same(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['Solvej 4, 8600 Silkeborg', 'Solvej 4A, 8600 Silkeborg'],
    ['Solvej 4, 8600 Silkeborg', 'Solvej 48, 8600 Silkeborg'],
    ['Solvej 4, 8600 Silkeborg', 'Solvej 4, 8601 Silkeborg'],
    ['Fredensgade 4, 8600 Silkeborg', 'Lille Fredensgade 4, 8600 Silkeborg'],
    ['Skolevej 4, Virklund, 8600 Silkeborg', 'Skolevej 4, Sejs, 8600 Silkeborg'],
    ['Vej 5 4, 8600 Silkeborg', 'Vej 54, 8600 Silkeborg'],
  ])('%s is not %s', (one, other) => {
    expect([same(one, other), same(other, one)]).toEqual([false, false]);
  });

  it.each([
    ['Gl. Kongevej', 'Gammel Kongevej'],
    ['Gl Landevej', 'Gamle Landevej'],
    ['Skt. Knuds Vej', 'Sankt Knuds Vej'],
    ['Sct. Knuds Vej', 'Skt. Knuds Vej'],
    ['Nr. Farimagsgade', 'Nørre Farimagsgade'],
    ['Sdr. Ringvej', 'Søndre Ringvej'],
    ['Kgs. Nytorv', 'Kongens Nytorv'],
    ['St. Kongensgade', 'Store Kongensgade'],
    ['Chr. Winthers Vej', 'Christian Winthers Vej'],
    ['H.C. Andersens Vej', 'HC Andersens Vej'],
    ['Tyborøn Allé', 'Tyboroen Alle'],
    ['Ågade', 'Aagade'],
    ['Strandv.', 'Strandvej'],
    ['Axel Torvs Pl.', 'Axel Torvs Plads'],
  ])('the street %s is %s', (one, other) => {
    expect([isSameVejNavn(one, other), isSameVejNavn(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['Gammel Kongevej', 'Kongevej'],
    ['Gammel Landevej', 'Gamle Landevej'],
    ['Nr. Farimagsgade', 'Sdr. Farimagsgade'],
    ['Nørregade', 'Søndergade'],
    ['Solvej', 'Solvænget'],
    ['Store Kongensgade', 'Sankt Kongensgade'],
  ])('the street %s is not %s', (one, other) => {
    expect([isSameVejNavn(one, other), isSameVejNavn(other, one)]).toEqual([false, false]);
  });

  it('asks DAR in its own form of a house number', () => {
    const asked = { dawaId: null, vejNavn: 'Solvej', supplerendeBynavn: null, postNummer: '8600', byNavn: 'Silkeborg' };
    for (const husNummer of ['4A', '4 a', '004A', '4A, 1. tv'])
      expect(betegnelseOf({ ...asked, husNummer })).toBe('Solvej 4A, 8600 Silkeborg');
    expect(betegnelseOf({ ...asked, husNummer: '04' })).toBe('Solvej 4, 8600 Silkeborg');
  });
});
