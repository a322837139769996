import type { AulaFacts } from '../../subgraphs/affiliation/aula/aulacheck/aula-facts.ts';
import { checks } from '../../subgraphs/affiliation/aula/aulacheck/checks.ts';

/** The day that the facts are of. */
export const day = '2026-11-23';

const told = (dag: string) =>
  new Map(checks.filter((check) => check.told).map(({ code }) => [code, { svar: 'ja', dag }]));

/** A unit of a dagpleje, or a kindergarten, at which every check passes. */
export const readyFacts = (type: '6013' | '6012'): AulaFacts => ({
  day,
  enhed: {
    nummer: 'G10432',
    navn: 'Solen',
    niveau: 'anvisningsenhed',
    type,
    kommuneKode: '101',
    aktiv: true,
    parentNiveau: 'daginstitution',
    cvrNummer: '12345674',
    pNummer: '1012345678',
    pNummerAktiv: null,
    harAdresse: true,
    kommuneSkiftet: null,
  },
  aftaler: [
    {
      udbydersystem: 'Pladssystem',
      tjeneste: 'wsaIMPORT',
      status: 'approved',
      afgjortDato: '2026-08-01',
      sidstBrugt: day,
    },
    {
      udbydersystem: 'AULA',
      tjeneste: 'wsiEKSPORT.Fuld',
      status: 'approved',
      afgjortDato: '2026-08-01',
      sidstBrugt: null,
    },
  ],
  grupper: { alle: 4, hovedgrupper: 4, fejltyper: 0, tomme: 0 },
  personer: {
    ansatte: 5,
    ansatteUdenCpr: 0,
    ansatteUdenRolle: 0,
    ledere: 1,
    vikarerUdenSlutdato: 0,
    boern: 16,
    boernUdenCpr: 0,
    boernUdenRollen: 0,
    boernUdenTrin: 0,
    boernUdenHovedgruppe: 0,
    beskyttedeUdenAlias: 0,
    boernToSteder: 0,
    kontakter: 30,
    kontakterUdenRelation: 0,
    kontakterUdenGrundlag: 0,
    ukendteGrupper: 0,
    manuelleForaeldede: 0,
  },
  familier: { forMangeKontakter: 0, udenForaeldremyndighed: 0 },
  dagpleje: { dagplejere: 4, udenBruger: 0, udenHovedgruppe: 0 },
  administratorer: { udpegede: 1, brugbare: 1 },
  levering: {
    firstAcceptedAt: '2026-10-01T01:00:00.000Z',
    lastAcceptedAt: '2026-11-23T01:00:00.000Z',
    lastOutcome: 'ACCEPTED',
    refusedRows: 0,
    counts: { boern: 16, ansatte: 5, kontakter: 30 },
  },
  opsaetning: new Map([
    ...told(day),
    ['SETUP_STARTED', { svar: 'ja', dag: '2026-08-24' }],
    ['STAFF_STARTED', { svar: 'ja', dag: '2026-10-12' }],
    ['PARENTS_STARTED', { svar: 'ja', dag: '2026-11-02' }],
  ]),
});
