import type { Enhed, Institution } from './institution.ts';
import { kodeTekst } from './texts.ts';

/** A unit, the daginstitution it belongs to, and another unit of the same municipality. */
export type Site = { enhed: Enhed; institution: Institution; other: Enhed };

export type LegacyFlaw = {
  navn: string;
  /** Municipalities where it occurs once in every sample. */
  pinned: readonly string[];
  /** Further share of the fitting units in the full sample. */
  share: number;
  fits(site: Site): boolean;
  spoil(site: Site): void;
};

const isFirst = ({ enhed, institution }: Site) => institution.enheder[0] === enhed;
const isAlone = ({ institution }: Site) => institution.enheder.length === 1;
const hasPhone = ({ enhed }: Site) => enhed.row.telefonNummer.length === 8;
const isDayCare = ({ enhed }: Site) => /^60(10|11|12|14)$/.test(enhed.row.instType3);
const rowsOf = ({ row, enheder }: Institution) => [row, ...enheder.flatMap((e) => [e.row, ...e.adresser])];
/** The phone field holds 20 characters. */
const shortEmail = ({ enhed }: Site) => enhed.row.email.replace(/^[^@]*/, 'bh');
const always = () => true;

/**
 * What the real register holds although its rules forbid it; the shares follow public counts of spring 2026.
 * The one daginstitution without units comes first, since it removes the units that others would spoil.
 */
export const legacyFlaws: readonly LegacyFlaw[] = [
  {
    navn: 'daginstitution uden anvisningsenhed',
    pinned: ['461'],
    share: 0,
    fits: (site) => isAlone(site) && site.institution.row.lovgrundlagKode === '1',
    spoil: ({ institution }) => void institution.enheder.splice(0),
  },
  {
    navn: 'daginstitution uden lovgrundlag',
    pinned: ['851'],
    share: 0.008,
    fits: (site) => isFirst(site) && isDayCare(site),
    spoil: ({ institution }) => {
      for (const row of rowsOf(institution)) Object.assign(row, { lovgrundlagKode: '', lovgrundlagKode_Tekst: '' });
    },
  },
  {
    navn: 'dagpleje under selvejende',
    pinned: ['740'],
    share: 0,
    fits: ({ enhed }) => enhed.row.lovgrundlagKode === '6',
    spoil: ({ institution }) => {
      const change = { ejerformKode: '2', ejerformKode_Tekst: kodeTekst('ejerform', '2') };
      for (const row of rowsOf(institution)) Object.assign(row, change);
    },
  },
  {
    navn: 'venteliste og administration som enhed',
    pinned: ['751'],
    share: 0.003,
    fits: (site) => isFirst(site) && isDayCare(site) && !isAlone(site),
    spoil: ({ enhed, institution }) => {
      const dagtilbudsNavn = `${institution.row.dagtilbudsNavn} venteliste og administration`;
      institution.enheder.push({ row: { ...enhed.row, dagtilbudsNavn }, adresser: [] });
    },
  },
  {
    navn: 'samme navn to gange',
    pinned: ['101'],
    share: 0.001,
    fits: (site) =>
      isDayCare(site) && site.enhed !== site.other && site.enhed.row.instType3 === site.other.row.instType3,
    spoil: ({ enhed, other }) => Object.assign(enhed.row, { dagtilbudsNavn: other.row.dagtilbudsNavn }),
  },
  {
    navn: 'uden pNummer og cvrNummer',
    pinned: ['461'],
    share: 0.006,
    fits: always,
    spoil: ({ enhed }) => void Object.assign(enhed.row, { cvrNummer: '', pNummer: '' }),
  },
  {
    navn: 'telefon 0',
    pinned: ['101', '851'],
    share: 0.025,
    fits: hasPhone,
    spoil: ({ enhed }) => Object.assign(enhed.row, { telefonNummer: '0' }),
  },
  {
    navn: 'e-mail i telefonfeltet',
    pinned: ['461'],
    share: 0,
    fits: (site) => isDayCare(site) && shortEmail(site).length <= 20 && site.enhed.row.email !== '',
    spoil: (site) => void Object.assign(site.enhed.row, { telefonNummer: shortEmail(site), email: '' }),
  },
  {
    navn: 'to telefonnumre i feltet',
    pinned: ['751'],
    share: 0.003,
    fits: hasPhone,
    spoil: ({ enhed, other }) =>
      Object.assign(enhed.row, { telefonNummer: `${enhed.row.telefonNummer} / ${other.row.telefonNummer.slice(-8)}` }),
  },
  {
    navn: 'telefon med +45',
    pinned: ['151'],
    share: 0.012,
    fits: hasPhone,
    spoil: ({ enhed }) => Object.assign(enhed.row, { telefonNummer: `+45${enhed.row.telefonNummer}` }),
  },
  {
    navn: 'uden koordinater og dawaId',
    pinned: ['461'],
    share: 0.015,
    fits: always,
    spoil: ({ enhed }) => void Object.assign(enhed.row, { geoBredde: '', geoLaengde: '', dawaId: '' }),
  },
  {
    navn: 'lille husbogstav',
    pinned: ['101'],
    share: 0.12,
    fits: ({ enhed }) => /[A-Z]$/.test(enhed.row.husNummer),
    spoil: ({ enhed }) => Object.assign(enhed.row, { husNummer: enhed.row.husNummer.toLowerCase() }),
  },
  {
    navn: 'dobbelt mellemrum i navnet',
    pinned: ['851'],
    share: 0.004,
    fits: ({ enhed }) => enhed.row.dagtilbudsNavn.includes(' '),
    spoil: ({ enhed }) => Object.assign(enhed.row, { dagtilbudsNavn: enhed.row.dagtilbudsNavn.replace(' ', '  ') }),
  },
  {
    navn: 'pNummer uden foranstillet nul',
    pinned: ['147'],
    share: 0.005,
    fits: ({ enhed }) => enhed.row.pNummer.startsWith('0'),
    spoil: ({ enhed }) => Object.assign(enhed.row, { pNummer: enhed.row.pNummer.slice(1) }),
  },
];
