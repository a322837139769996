import type { AulaFacts } from '../../subgraphs/affiliation/aula/aulacheck/aula-facts.ts';
import { checks } from '../../subgraphs/affiliation/aula/aulacheck/checks.ts';

/** The day that the facts are of. */
export const day = '2026-11-23';

const reported = (dag: string) =>
  new Map(checks.filter((check) => check.reported).map(({ code }) => [code, { svar: 'ja', dag }]));

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
    kommuneChangedOn: null,
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
  grupper: { alle: 4, hovedgrupper: 4, wrongTypes: 0, empty: 0 },
  personer: {
    ansatte: 5,
    ansatteWithoutCpr: 0,
    ansatteWithoutRolle: 0,
    ledere: 1,
    vikarerWithoutEnd: 0,
    boern: 16,
    boernWithoutCpr: 0,
    boernWithoutRolle: 0,
    boernWithoutTrin: 0,
    boernWithoutHovedgruppe: 0,
    protectedWithoutAlias: 0,
    boernAtTwoUnits: 0,
    kontakter: 30,
    kontakterWithoutRelation: 0,
    kontakterWithoutBasis: 0,
    unknownGrupper: 0,
    outdatedManual: 0,
  },
  familier: { tooManyKontakter: 0, withoutCustody: 0 },
  dagpleje: { dagplejere: 4, withoutUser: 0, withoutHovedgruppe: 0 },
  administratorer: { appointed: 1, usable: 1 },
  levering: {
    firstAcceptedAt: '2026-10-01T01:00:00.000Z',
    lastAcceptedAt: '2026-11-23T01:00:00.000Z',
    lastOutcome: 'ACCEPTED',
    refusedRows: 0,
    counts: { boern: 16, ansatte: 5, kontakter: 30 },
  },
  opsaetning: new Map([
    ...reported(day),
    ['SETUP_STARTED', { svar: 'ja', dag: '2026-08-24' }],
    ['STAFF_STARTED', { svar: 'ja', dag: '2026-10-12' }],
    ['PARENTS_STARTED', { svar: 'ja', dag: '2026-11-02' }],
  ]),
});
