import { describe, expect, it } from 'vitest';
import { anonymous, type Caller, may } from '../../../subgraphs/common/auth/may.ts';
import {
  type Action,
  permissions,
  protectingRoles,
  type Reach,
  type Role,
  roles,
} from '../../../subgraphs/common/auth/permissions.ts';

const scope = { kommuner: ['101', '147'], cvrNumre: ['11111111'], enheder: ['G10001', 'G10002'] };
const nowhere = { kommuner: [], cvrNumre: [], enheder: [] };
const person = (role: Role, reach: Partial<typeof scope> = {}): Caller => ({
  kind: 'person',
  subject: 'anna',
  roles: [{ role, ...scope, ...reach }],
});

/** What the table must say, written out once more by hand: action, then each role's reach. */
const keepers = { kommunal: 'kommune', leverandoer: 'kommune', stil: 'all' };
const expected: Record<Action, object | 'everyone'> = {
  'register.create': keepers,
  'register.update': keepers,
  'register.move': keepers,
  'register.close': keepers,
  'register.reopen': keepers,
  'register.merge': keepers,
  'register.mergePeople': { kommunal: 'kommune' },
  'register.split': keepers,
  'register.reconcile': keepers,
  'changes.read': 'everyone',
  'changes.readActor': keepers,
  'proposal.create': { privat: 'cvr' },
  'proposal.read': { privat: 'cvr', kommunal: 'kommune', stil: 'all' },
  'proposal.decide': { kommunal: 'kommune', stil: 'all' },
  'kodeliste.update': { kodetabel: 'all' },
  'dagpleje.write': { kommunal: 'kommune', leverandoer: 'kommune', institution: 'enhed' },
  'dagpleje.attach': { kommunal: 'kommune', leverandoer: 'kommune' },
  'dagpleje.read': { kommunal: 'kommune', leverandoer: 'kommune', institution: 'enhed' },
  'gruppe.write': { ...keepers, institution: 'enhed' },
  'gruppe.read': { ...keepers, institution: 'enhed', onboarding: 'kommune' },
  'person.write': { kommunal: 'kommune', leverandoer: 'kommune' },
  'person.read': { kommunal: 'kommune', leverandoer: 'kommune', institution: 'enhed', databeskyttelse: 'kommune' },
  'person.readProtected': { navnebeskyttelse: 'kommune' },
  'person.liftProtection': { navnebeskyttelse: 'kommune' },
  'person.export': { databeskyttelse: 'kommune' },
  'person.erase': { databeskyttelse: 'kommune' },
  'laeselog.read': { databeskyttelse: 'kommune', tilsyn: 'all' },
  'kilde.write': { kommunal: 'kommune' },
  'kilde.byHand': { kommunal: 'kommune', institution: 'enhed', stil: 'all' },
  'rollemapping.write': { kommunal: 'kommune' },
  'kilde.read': keepers,
  'rollemapping.read': keepers,
  'dataaftale.request': { leverandoer: 'kommune', kommunal: 'kommune' },
  'dataaftale.decide': { aftalegodkender: 'kommune' },
  'dataaftale.read': { ...keepers, aftalegodkender: 'kommune', onboarding: 'kommune', institution: 'enhed' },
  'brugeradministrator.write': { kommunal: 'kommune' },
  'brugeradministrator.read': { kommunal: 'kommune', databeskyttelse: 'kommune' },
  'levering.create': { kommunal: 'kommune', leverandoer: 'kommune' },
  'levering.approve': { kommunal: 'kommune' },
  'levering.read': { kommunal: 'kommune', leverandoer: 'kommune', databeskyttelse: 'kommune' },
  'aula.read': { ...keepers, onboarding: 'kommune', institution: 'enhed' },
  'aula.write': { kommunal: 'kommune', leverandoer: 'kommune', onboarding: 'kommune', institution: 'enhed' },
  'affiliationChanges.read': { kommunal: 'kommune', leverandoer: 'kommune', databeskyttelse: 'kommune' },
  'affiliationFindings.read': { ...keepers, onboarding: 'kommune', institution: 'enhed' },
};

const rows = Object.entries(permissions).flatMap(([action, rights]) =>
  (Object.keys(roles) as Role[]).map((role) => {
    const reach = rights === 'everyone' ? 'everyone' : (rights as Partial<Record<Role, Reach>>)[role];
    return [action as Action, role, reach ?? 'nothing'] as const;
  }),
);

const code = (caller: Caller, action: Action, touched = scope) => may(caller, action, touched)?.extensions.code ?? null;

describe('permissions', () => {
  it('are the ones agreed on', () => {
    expect(permissions).toEqual(expected);
  });

  it('that are about data protection are those of three roles, which no API key has by itself', () => {
    expect([...protectingRoles].sort()).toEqual(['databeskyttelse', 'navnebeskyttelse', 'tilsyn']);
  });

  it.each(rows)('%s by %s: %s', (action, role, reach) => {
    const refused = (caller: Caller, touched = scope) => expect(code(caller, action, touched)).toBe('NOT_ALLOWED');
    const allowed = (caller: Caller, touched = scope) => expect(code(caller, action, touched)).toBeNull();
    if (reach === 'everyone') return allowed(anonymous, nowhere);
    expect(code(anonymous, action)).toBe('CREDENTIALS_MISSING');
    if (reach === 'nothing') return refused(person(role));
    allowed(person(role));
    if (reach === 'all') return allowed(person(role, nowhere), nowhere);
    refused(person(role, nowhere));
    refused(person(role), nowhere);
    if (reach === 'kommune') for (const half of scope.kommuner) refused(person(role, { kommuner: [half] }));
    if (reach === 'enhed') for (const half of scope.enheder) refused(person(role, { enheder: [half] }));
    if (reach === 'cvr') refused(person(role), { ...scope, cvrNumre: ['11111111', '22222222'] });
  });

  it('of two roles add up over municipalities', () => {
    const kommunal = person('kommunal', { kommuner: ['101'] });
    const both = { ...kommunal, roles: [...kommunal.roles, ...person('leverandoer', { kommuner: ['147'] }).roles] };
    expect(code(both, 'register.move')).toBeNull();
  });

  it('refused are named in both languages, with what is missing', () => {
    expect(may(person('kommunal', { kommuner: ['101'] }), 'register.move', scope)?.extensions).toMatchObject({
      en: 'Not allowed: register.move. It takes one of the roles kommunal / leverandoer / stil (kommune 147).',
      da: 'Ikke tilladt: register.move. Det kræver en af rollerne kommunal / leverandoer / stil (kommune 147).',
      retryable: false,
    });
    expect(may(person('kommunal'), 'proposal.create', scope)?.message).toContain('privat (CVR 11111111)');
    expect(may(person('kommunal'), 'kodeliste.update', scope)?.message).toMatch(/roles kodetabel\.$/);
  });

  it('refused where nobody can sign in say that the installation is read-only', () => {
    expect(code({ ...anonymous, signInImpossible: true }, 'register.create')).toBe('SIGN_IN_IMPOSSIBLE');
  });
});
