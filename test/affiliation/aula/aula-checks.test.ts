import { describe, expect, it } from 'vitest';
import { AulaSeverity, stages } from '../../../subgraphs/affiliation/aula/aulacheck/aula-check.ts';
import type { AulaFacts, OpsaetningFacts } from '../../../subgraphs/affiliation/aula/aulacheck/aula-facts.ts';
import { checks } from '../../../subgraphs/affiliation/aula/aulacheck/checks.ts';
import { evaluate } from '../../../subgraphs/affiliation/aula/readiness/evaluate.ts';
import { day, readyFacts } from '../../support/ready-facts.ts';

/** What makes other facts of those of a unit where everything is done. */
type Change = (facts: AulaFacts) => AulaFacts;
type Case = [code: string, change: Change, antal?: number];

/** One part of the facts, some of its fields otherwise. */
const part =
  <K extends keyof AulaFacts>(key: K, fields: Partial<AulaFacts[K]>): Change =>
  (facts) => ({ ...facts, [key]: Object.assign({}, facts[key], fields) });

/** One part of the facts as a whole. */
const whole =
  <K extends keyof AulaFacts>(key: K, value: AulaFacts[K]): Change =>
  (facts) => ({ ...facts, [key]: value });

const answered =
  (kode: string, answer: OpsaetningFacts): Change =>
  (facts) => ({ ...facts, opsaetning: new Map([...facts.opsaetning, [kode, answer]]) });

const unanswered: Change = whole('opsaetning', new Map());
const accepted = (at: string): Change => part('levering', { lastAcceptedAt: `${at}T01:00:00.000Z` });
const both =
  (one: Change, other: Change): Change =>
  (facts) =>
    other(one(facts));

const access = {
  udbydersystem: 'Aula',
  tjeneste: 'wsiINST',
  status: 'approved',
  afgjortDato: '2026-01-01',
  sidstBrugt: null,
};
const imports = { ...access, udbydersystem: 'Pladssystem', tjeneste: 'wsaIMPORT' };

/** What breaks each computed check, and how many it counts. */
const computed: Case[] = [
  ['UNIT_LEVEL', part('enhed', { parentNiveau: null })],
  ['UNIT_LEVEL', part('enhed', { niveau: 'alternativAdresse' })],
  ['UNIT_NUMBER', part('enhed', { nummer: 'A10432' })],
  ['UNIT_CVR_P_NUMBER', part('enhed', { pNummer: null })],
  ['UNIT_CVR_P_NUMBER', part('enhed', { cvrNummer: '1234' })],
  ['P_NUMBER_ACTIVE', part('enhed', { pNummerAktiv: false })],
  ['UNIT_ADDRESS', part('enhed', { harAdresse: false })],
  ['UNIT_MASTER_DATA', part('enhed', { navn: ' ' })],
  ['UNIT_OPEN', part('enhed', { aktiv: false })],
  ['APPROVER_KOMMUNE', part('enhed', { kommuneChangedOn: '2026-09-01' }), 2],
  ['IMPORT_ACCESS_APPROVED', whole('aftaler', [access])],
  ['AULA_ACCESS_APPROVED', whole('aftaler', [imports])],
  ['AULA_ACCESS_APPROVED', whole('aftaler', [imports, { ...access, udbydersystem: 'Famly' }])],
  ['HOVEDGRUPPE_EXISTS', part('grupper', { hovedgrupper: 0 })],
  ['HOVEDGRUPPE_PER_DAGPLEJER', part('dagpleje', { withoutHovedgruppe: 2 }), 2],
  ['GROUP_TYPES', part('grupper', { wrongTypes: 3 }), 3],
  ['NO_UNDECLARED_GROUP', part('personer', { unknownGrupper: 4 }), 4],
  ['NO_EMPTY_GROUP', part('grupper', { empty: 1 })],
  ['STAFF_EXISTS', part('personer', { ansatte: 0 })],
  ['DAGPLEJER_IS_USER', part('dagpleje', { withoutUser: 2 }), 2],
  ['STAFF_CPR', part('personer', { ansatteWithoutCpr: 2 }), 2],
  ['STAFF_ROLE', part('personer', { ansatteWithoutRolle: 2 }), 2],
  ['ADMINISTRATOR_APPOINTED', part('administratorer', { appointed: 0 })],
  ['ADMINISTRATOR_USABLE', part('administratorer', { usable: 0 })],
  ['LEADER_EXISTS', part('personer', { ledere: 0 })],
  ['SUBSTITUTE_END_DATE', part('personer', { vikarerWithoutEnd: 2 }), 2],
  ['CHILD_CPR', part('personer', { boernWithoutCpr: 2 }), 2],
  ['CHILD_ROLE', part('personer', { boernWithoutRolle: 2 }), 2],
  ['CHILD_LEVEL', part('personer', { boernWithoutTrin: 2 }), 2],
  ['CHILD_MAIN_GROUP', part('personer', { boernWithoutHovedgruppe: 2 }), 2],
  ['CHILD_ALIAS', part('personer', { protectedWithoutAlias: 2 }), 2],
  ['CHILD_START_NEAR', part('personer', { boern: 0 })],
  ['CHILD_TWO_UNITS', part('personer', { boernAtTwoUnits: 2 }), 2],
  ['CONTACT_LIMIT', part('familier', { tooManyKontakter: 2 }), 2],
  ['CONTACT_RELATION_CUSTODY', part('personer', { kontakterWithoutRelation: 2 }), 2],
  ['CUSTODY_HOLDER', both(part('familier', { withoutCustody: 2 }), unanswered), 2],
  ['CONTACT_LEGAL_BASIS', part('personer', { kontakterWithoutBasis: 2 }), 2],
  ['FULL_DELIVERY_ACCEPTED', whole('levering', null)],
  ['FULL_DELIVERY_ACCEPTED', part('levering', { firstAcceptedAt: null })],
  ['REFUSED_ROWS_CORRECTED', part('levering', { refusedRows: 7 }), 7],
  ['COUNTS_COMPARED', part('levering', { counts: { boern: 15, ansatte: 5, kontakter: 29 } }), 2],
  ['NIGHT_PASSED', part('levering', { firstAcceptedAt: `${day}T01:00:00.000Z` })],
  ['SETUP_TWELVE_WEEKS', answered('SETUP_STARTED', { svar: 'ja', dag: '2026-09-01' })],
  ['PARENTS_THREE_WEEKS_LATER', answered('PARENTS_STARTED', { svar: 'ja', dag: '2026-11-01' })],
  ['DELIVERY_DAILY', accepted('2026-11-21')],
  ['DELIVERY_ALARM', accepted('2026-11-20')],
  ['IMPORT_FRESH', accepted('2025-12-23')],
  ['MANUAL_ATTACHMENTS_FRESH', part('personer', { outdatedManual: 2 }), 2],
  ['ACCESS_USED', whole('aftaler', [imports, { ...access, afgjortDato: '2025-11-23' }])],
  ['ACCESS_USED', whole('aftaler', [access, { ...imports, sidstBrugt: '2025-11-23' }])],
  [
    'REFUSED_ROWS_WEEKLY',
    both(part('levering', { refusedRows: 1 }), answered('REFUSED_ROWS_WEEKLY', { svar: 'ja', dag: '2026-11-16' })),
  ],
];

const passing: Case[] = [
  ['UNIT_LEVEL', part('enhed', { niveau: 'alternativAdresse', parentNiveau: 'anvisningsenhed' })],
  ['APPROVER_KOMMUNE', part('enhed', { kommuneChangedOn: '2026-08-01' })],
  ['CUSTODY_HOLDER', part('familier', { withoutCustody: 2 })],
  ['KOMME_GAA_DECIDED', answered('KOMME_GAA_DECIDED', { svar: 'nej', dag: day })],
  ['DELIVERY_DAILY', accepted('2026-11-22')],
  ['DELIVERY_ALARM', accepted('2026-11-21')],
  ['IMPORT_FRESH', accepted('2025-12-24')],
  ['ACCESS_USED', whole('aftaler', [access, { ...imports, sidstBrugt: '2025-11-24' }])],
  ['SUPERUSERS_NAMED', answered('SUPERUSERS_NAMED', { svar: 'ikke_relevant', dag: day })],
];

/** The unit of a check's case: what is asked of dagpleje alone is asked there. */
const changed = (code: string, change: Change): AulaFacts =>
  change(readyFacts(code === 'HOVEDGRUPPE_PER_STUE' ? '6012' : '6013'));

const failing = (facts: AulaFacts, code: string) =>
  evaluate(facts).results.find(({ check }) => check.code === code)?.failing;

describe('a check of the way into AULA', () => {
  it.each(['6012', '6013'] as const)('passes like all others at a unit where everything is done: type %s', (type) => {
    const { stage, ready, results } = evaluate(readyFacts(type));
    expect(results.filter((result) => result.failing > 0).map(({ check }) => check.code)).toEqual([]);
    expect([stage, ready]).toEqual(['I_RUNNING', true]);
  });

  it.each(computed)('fails by what it asks about: %s (case %#)', (code, change, antal = 1) => {
    expect(failing(changed(code, change), code)).toBe(antal);
  });

  it.each(passing)('passes at the edge of what it asks about: %s (case %#)', (code, change) => {
    expect(failing(changed(code, change), code)).toBe(0);
  });

  const reported = checks.filter(
    (check) => check.reported && !['CUSTODY_HOLDER', 'REFUSED_ROWS_WEEKLY'].includes(check.code),
  );
  it.each(reported.map(({ code }) => code))(
    'that people tell of fails until they do, and before their day: %s',
    (code) => {
      expect(failing(changed(code, unanswered), code)).toBe(1);
      expect(failing(changed(code, answered(code, { svar: 'ja', dag: '2026-11-24' })), code)).toBe(1);
      expect(failing(changed(code, answered(code, { svar: 'ja', dag: day })), code)).toBe(0);
      if (code !== 'KOMME_GAA_DECIDED')
        expect(failing(changed(code, answered(code, { svar: 'nej', dag: day })), code)).toBe(1);
    },
  );

  it('takes the word of CVR about a P-number before that of people', () => {
    const said = (svar: string, pNummerAktiv: boolean | null) =>
      failing(
        both(answered('P_NUMBER_ACTIVE', { svar, dag: day }), part('enhed', { pNummerAktiv }))(readyFacts('6012')),
        'P_NUMBER_ACTIVE',
      );
    expect([said('ja', false), said('nej', true), said('ja', null), said('nej', null)]).toEqual([1, 0, 0, 1]);
  });

  it('has a case here, a code of its own, and says where it comes from in words', () => {
    const cases = new Set([...computed.map(([code]) => code), ...reported.map(({ code }) => code)]);
    expect(checks.map(({ code }) => code).filter((code) => !cases.has(code))).toEqual([]);
    expect(new Set(checks.map(({ code }) => code)).size).toBe(checks.length);
    for (const { da, en, fix, source } of checks)
      for (const text of [da, en, fix.da, fix.en, source]) expect(text).toMatch(/^.{12,}$/);
  });

  it('of dagpleje is not asked of others, nor one of deliveries before there is any', () => {
    const asked = (facts: AulaFacts) => evaluate(facts).results.map(({ check }) => check.code);
    expect(asked(readyFacts('6012'))).not.toContain('DAGPLEJER_IS_USER');
    expect(asked({ ...readyFacts('6012'), levering: null })).not.toContain('DELIVERY_ALARM');
  });
});

describe('the stage of a unit', () => {
  it('is the first in which a blocking check fails, and only past H_AULA is the unit ready', () => {
    const blocking = computed.filter(
      ([code]) => checks.find((check) => check.code === code)?.severity === AulaSeverity.BLOCKING,
    );
    for (const [code, change] of blocking) {
      const own = checks.find((check) => check.code === code)?.stage;
      const { stage, ready } = evaluate(changed(code, change));
      expect(stages.indexOf(stage as never), code).toBeLessThanOrEqual(stages.indexOf(own as never));
      expect(ready, code).toBe(stage === 'I_RUNNING');
    }
    const two = { ...changed('STAFF_CPR', part('personer', { ansatteWithoutCpr: 1 })), aftaler: [] };
    expect(evaluate(two)).toMatchObject({ stage: 'B_AGREEMENTS', ready: false });
  });

  it('is not held up by what is only advice', () => {
    expect(evaluate(changed('LEADER_EXISTS', part('personer', { ledere: 0 })))).toMatchObject({
      stage: 'I_RUNNING',
      ready: true,
    });
  });

  it('is A_REGISTER for a unit of which nothing is known', () => {
    const facts = both(
      part('enhed', { harAdresse: false }),
      unanswered,
    )({ ...readyFacts('6012'), aftaler: [], levering: null });
    expect(evaluate(facts)).toMatchObject({ stage: 'A_REGISTER', ready: false });
  });
});
