import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAffiliationSample } from '../../../gateway/commands/write-sample.ts';
import { buildEnhed } from '../../../prisma/seed/folk/build-enhed.ts';
import { CprSerie } from '../../../prisma/seed/folk/cpr-serie.ts';
import { dage } from '../../../prisma/seed/folk/dage.ts';
import { sampleDataaftaler } from '../../../prisma/seed/folk/dataaftaler.ts';
import { enhedsplan } from '../../../prisma/seed/folk/enhedsplan.ts';
import type { FolkEnhed } from '../../../prisma/seed/folk/folk-enhed.ts';
import { folkEnheder } from '../../../prisma/seed/folk/folk-enheder.ts';
import { Nabolag } from '../../../prisma/seed/folk/nabolag.ts';
import { referenceDay } from '../../../prisma/seed/folk/reference-day.ts';
import { samplePeople } from '../../../prisma/seed/folk/sample-people.ts';
import { sampleFolk } from '../../../prisma/seed/folk.ts';
import { sample } from '../../../prisma/seed/sample.ts';
import { tjenester } from '../../../subgraphs/affiliation/agreements/dataaftale/tjenester.ts';
import type {
  AnsatRow,
  BarnRow,
  GruppeRow,
  PersonFields,
  TilknytningRow,
} from '../../../subgraphs/affiliation/import/tilknytning-row.ts';
import { newFolder, provider } from '../../support/new-database.ts';
import { rowOf } from '../../support/sample-rows.ts';

const small = [...sampleFolk('small')];

/** Nothing here asks a database, so the large part runs once: the beginning of the national sample. */
const once = provider === 'sqlite';
const national = once ? first(20_000, sampleFolk('national')) : [];

const grupperIn = (rows: TilknytningRow[]) => rows.filter((row): row is GruppeRow => row.type === 'gruppe');
const boernIn = (rows: TilknytningRow[]) => rows.filter((row): row is BarnRow => row.type === 'barn');
const ansatteIn = (rows: TilknytningRow[]) => rows.filter((row): row is AnsatRow => row.type === 'ansat');
const kontakterIn = (rows: TilknytningRow[]) => boernIn(rows).flatMap(({ kontakter }) => kontakter);
const personsIn = (rows: TilknytningRow[]): PersonFields[] =>
  rows.flatMap((row) => (row.type === 'gruppe' ? [] : [row.person])).concat(kontakterIn(rows).map((row) => row.person));
const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

const samples: [string, TilknytningRow[]][] = [
  ['the small sample', small],
  ['the beginning of the national sample', national],
];

describe.each(samples.slice(0, once ? 2 : 1))('%s of people', (_name, rows) => {
  it('names one person by one number, wherever the person appears', () => {
    const persons = new Set(personsIn(rows));
    expect(new Set([...persons].map(({ cpr }) => cpr)).size).toBe(persons.size);
  });

  it('declares every group before it is referred to, and a main group has a level', () => {
    const declared = new Map<string, GruppeRow>();
    const wrong = rows.filter((row) => {
      const found = (kode: string) => declared.get(`${row.enhed}/${kode}`);
      if (row.type === 'gruppe') declared.set(`${row.enhed}/${row.kode}`, row);
      if (row.type === 'gruppe') return (row.trin !== null) !== (row.gruppetype === 'Hovedgruppe');
      const known = row.grupper.every(found);
      return !known || (row.type === 'barn' && found(row.hovedgruppe)?.trin !== row.trin);
    });
    expect(wrong).toEqual([]);
    expect(declared.size).toBe(grupperIn(rows).length);
  });

  it('has a local id for each person of a unit once', () => {
    const ids = rows.flatMap((row) => (row.type === 'gruppe' ? [] : [`${row.enhed}/${row.lokalId}`]));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has nobody unborn, no affiliation that ends before it begins, and at most ten contacts of a child', () => {
    const today = dage.iso(referenceDay);
    expect(personsIn(rows).filter(({ foedselsdato }) => (foedselsdato ?? today) >= today)).toEqual([]);
    expect(rows.filter(({ gyldigFra, gyldigTil }) => gyldigTil !== null && gyldigTil < gyldigFra)).toEqual([]);
    expect(boernIn(rows).filter(({ kontakter }) => kontakter.length > 10)).toEqual([]);
  });

  it('writes to nobody: mail and phone numbers belong to no one', () => {
    const persons = personsIn(rows);
    const numbers = persons.flatMap((row) => [row.hjemmetelefon, row.arbejdstelefon, row.mobiltelefon]);
    expect(persons.filter(({ email }) => email !== null && !email.endsWith('@mail.example'))).toEqual([]);
    expect(numbers.filter((telefon) => telefon !== null && !/^\d{2}00[1-9]\d{3}$/.test(telefon.nummer))).toEqual([]);
    const hidden = persons.filter(({ beskyttet }) => beskyttet);
    expect(hidden.filter(({ email, efternavn }) => email?.includes(efternavn.toLowerCase()))).toEqual([]);
  });

  it('gives a legal basis to every contact without custody', () => {
    const wrong = kontakterIn(rows).filter((row) => (row.retsgrundlag === null) !== row.foraeldremyndighed);
    expect(wrong).toEqual([]);
  });
});

describe('the small sample of people', () => {
  it('is the same every time, and for both sizes of the register but for the numbers of the units', () => {
    const anonymous = (rows: TilknytningRow[]) => rows.map((row) => ({ ...row, enhed: '' }));
    expect(hash([...sampleFolk('small')])).toBe(hash(small));
    expect(hash(anonymous([...sampleFolk('full')]))).toBe(hash(anonymous(small)));
  });

  it('does not depend on the units before, but for the people they share', () => {
    const enhed = [...folkEnheder('small')][2] as FolkEnhed;
    const alone = boernIn([...buildEnhed(new Nabolag(enhed.kommuneKode, new CprSerie()), enhed)]);
    const among = boernIn(small).filter((row) => row.enhed === enhed.nummer);
    const own = ({ person, lokalId, gyldigFra }: BarnRow) => [lokalId, person.foedselsdato, gyldigFra];
    expect(alone.map(own)).toEqual(among.map(own));
    const namesakes = alone.filter(({ person }, i) => person.fornavn === among[i]?.person.fornavn);
    expect(namesakes.length).toBeGreaterThan(alone.length / 2);
  });

  it('is about 150 children at a handful of units of one municipality, with dagpleje', () => {
    const enheder = new Set(small.map(({ enhed }) => enhed));
    expect(enheder.size).toBeLessThanOrEqual(8);
    expect(new Set([...enheder].map((enhed) => rowOf(enhed).admKommuneKode))).toEqual(new Set(['740']));
    expect([...enheder].some((enhed) => rowOf(enhed).instType3 === '6013')).toBe(true);
    expect(Math.abs(boernIn(small).length - 150)).toBeLessThan(15);
  });

  it('shows families of every kind, and people who belong to two units', () => {
    const relations = new Set(kontakterIn(small).map(({ relation }) => relation));
    expect(relations).toEqual(new Set(['Mor', 'Far', 'Andet', 'Officielt tilknyttet person']));
    expect(kontakterIn(small).some((row) => row.relation === 'Far' && !row.foraeldremyndighed)).toBe(true);
    expect(boernIn(small).some(({ kontakter }) => kontakter.length === 1)).toBe(true);
    const unitsOf = (person: PersonFields) => new Set(small.filter((row) => attached(row, person)).map((r) => r.enhed));
    const shared = (persons: PersonFields[]) => persons.some((person) => unitsOf(person).size > 1);
    expect(shared(boernIn(small).flatMap(({ kontakter }) => kontakter.map((row) => row.person)))).toBe(true);
    expect(shared(ansatteIn(small).map(({ person }) => person))).toBe(true);
    const contacts = new Set(kontakterIn(small).map(({ person }) => person));
    expect(ansatteIn(small).some(({ person }) => contacts.has(person))).toBe(true);
  });

  it('shows the protected with and without an alias, and affiliations that are planned and ended', () => {
    const today = dage.iso(referenceDay);
    const hidden = boernIn(small).filter(({ person }) => person.beskyttet);
    expect(new Set(hidden.map(({ person }) => person.aliasFornavn !== null))).toEqual(new Set([true, false]));
    expect(boernIn(small).some(({ gyldigFra }) => gyldigFra > today)).toBe(true);
    expect(boernIn(small).some(({ gyldigTil }) => gyldigTil !== null && gyldigTil < today)).toBe(true);
    expect(ansatteIn(small).some(({ roller, gyldigTil }) => roller.includes('Vikar') && gyldigTil !== null)).toBe(true);
    expect(small.some(({ type }) => type === 'ekstern')).toBe(true);
  });

  it('lets a childminder move between units with her children: no other unit has their local ids or her group', () => {
    const ids = small.flatMap((row) => (row.type === 'gruppe' ? [] : [row.lokalId]));
    expect(new Set(ids).size).toBe(ids.length);
    const koder = grupperIn(small).flatMap(({ kode }) => (kode.startsWith('dp-') ? [kode] : []));
    expect(new Set(koder).size).toBe(koder.length);
  });

  it('gives each childminder a group with three or four children', () => {
    for (const { enhed, kode } of grupperIn(small).filter((row) => row.kode.startsWith('dp-'))) {
      const members = boernIn(small).filter((row) => row.enhed === enhed && row.hovedgruppe === kode);
      expect([3, 4]).toContain(members.length);
      const [dagplejer, ...others] = ansatteIn(small).filter((row) => row.enhed === enhed && row.grupper[0] === kode);
      expect(dagplejer).toMatchObject({ stilling: 'Dagplejer', roller: ['Pædagog'] });
      expect(others.every(({ stilling }) => stilling !== 'Dagplejer')).toBe(true);
    }
  });

  it('puts every childminder into a group, two of each unit together, and has guest care between those', () => {
    const { dagplejere, gaesteophold } = samplePeople('small');
    const employed = ansatteIn(small).filter(({ stilling }) => stilling === 'Dagplejer');
    expect(dagplejere.map(({ enhed, lokalId }) => [enhed, lokalId])).toEqual(
      employed.map((row) => [row.enhed, row.lokalId]),
    );
    const together = dagplejere.filter(({ samarbejde }) => samarbejde !== null);
    expect(together.length).toBe(2 * new Set(dagplejere.map(({ enhed }) => enhed)).size);
    expect(gaesteophold.map(({ enhed }) => enhed)).toEqual(
      [...new Set(together.map(({ enhed }) => enhed))].slice(0, 2),
    );
  });

  it('is written as one JSON object a line', async () => {
    const folder = newFolder();
    const file = path.join(folder.path, 'people.ndjson');
    try {
      await writeAffiliationSample(file, 'small');
      const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
      expect(lines.map((line) => JSON.parse(line))).toEqual(small);
    } finally {
      folder.remove();
    }
  });

  it('has data agreements for its units, most of them approved', () => {
    const aftaler = [...sampleDataaftaler('small')];
    const approved = aftaler.filter(({ status }) => status === 'approved');
    expect(new Set(aftaler.map(({ enhed }) => enhed))).toEqual(new Set(small.map(({ enhed }) => enhed)));
    expect(approved.length).toBeGreaterThan(aftaler.length / 2);
    expect(new Set(aftaler.map(({ status }) => status)).size).toBe(3);
    expect(aftaler.filter(({ tjeneste }) => !tjenester.has(tjeneste))).toEqual([]);
  });
});

describe.runIf(once)('the national sample of people', () => {
  const within = (count: number, wanted: number) => expect(Math.abs(count / wanted - 1)).toBeLessThan(0.02);
  const plans = [...folkEnheder('national')].map(enhedsplan);
  const sum = (part: 'boern' | 'ansatte') => plans.reduce((total, plan) => total + plan[part], 0);

  it('plans 300,000 children and 110,000 employees, at units that may have users', () => {
    within(sum('boern'), 300_000);
    within(sum('ansatte'), 110_000);
    const active = new Set([...sample('full')].filter((row) => row.aktivitetsstatus === 'Aktiv' && row.pNummer !== ''));
    const numbers = new Set([...active].map((row) => row.alternativAdresseNummer || row.anvisningsenhedsNummer));
    expect([...folkEnheder('national')].every(({ nummer }) => numbers.has(nummer))).toBe(true);
  });

  it('has as many contacts to a child as gives 550,000 of them', () => {
    const contacts = new Set(kontakterIn(national).map(({ person }) => person));
    within((contacts.size / boernIn(national).length) * sum('boern'), 550_000);
  });
});

function attached(row: TilknytningRow, person: PersonFields): boolean {
  if (row.type === 'gruppe') return false;
  return row.person === person || (row.type === 'barn' && row.kontakter.some((kontakt) => kontakt.person === person));
}

function first<T>(count: number, items: Iterable<T>): T[] {
  const found: T[] = [];
  for (const item of items) if (found.push(item) === count) break;
  return found;
}
