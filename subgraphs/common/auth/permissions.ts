/**
 * Who can hold rights here, beside the public reader that everybody is. The names are those of the claim `roles`, of
 * `npm run token` and of `npm run api-key`. Source: STIL, Om Dagtilbudsregisteret; for the last five, STIL's pages on
 * Tilslutning and Unilogin's user administration, and databeskyttelsesloven.
 */
export const roles = {
  kommunal: 'Municipal staff or the municipality’s own system: its own municipalities.',
  leverandoer: 'A vendor acting for the municipalities that have agreed to it.',
  privat: 'The owner of private institutions, by CVR number: proposes, never writes.',
  stil: 'STIL support: every municipality.',
  kodetabel: 'Administrator of the code tables, not of any institution.',
  institution: 'Staff of day-care units: the units they name.',
  aftalegodkender:
    'Holds the NemLog-in right to administer agreements in Tilslutning for municipalities: approves data agreements, nothing else.',
  onboarding: 'AULA onboarding tooling: how far units are, never a person.',
  databeskyttelse: 'Data protection officer of municipalities: read log, export and erasure of a person.',
  tilsyn:
    'Oversight of all municipalities: the whole read log, also what is of no municipality, such as refused strangers.',
  navnebeskyttelse: 'In addition to another role: may see the real names of protected persons of its municipalities.',
} as const;

export type Role = keyof typeof roles;

/**
 * How far a role's right reaches: `kommune` its own municipalities, `cvr` its own CVR numbers, `enhed` its own units, `all` everything.
 * `everyone` in the place of roles: the public, too.
 */
export type Reach = 'kommune' | 'cvr' | 'enhed' | 'all';
type Rights = Readonly<Partial<Record<Role, Reach>>> | 'everyone';

/** Whoever keeps a municipality's institutions: the municipality, its vendor by agreement, STIL support. */
const keepers = { kommunal: 'kommune', leverandoer: 'kommune', stil: 'all' } as const;

/**
 * Who may do what: the only place that says so. What is not here is refused. Where an action touches several
 * municipalities (a move, a changed admKommuneKode: before and after) the caller needs the right in each.
 */
export const permissions = {
  'register.create': keepers,
  'register.update': keepers,
  'register.move': keepers,
  'register.close': keepers,
  'register.reopen': keepers,
  'register.merge': keepers,
  /** The same with the people, groups and agreements of the units: STIL supports nobody by moving children. */
  'register.mergePeople': { kommunal: 'kommune' },
  'register.split': keepers,
  'register.reconcile': keepers,
  'changes.read': 'everyone',
  /** Who made a change, and in which request. */
  'changes.readActor': keepers,
  'proposal.create': { privat: 'cvr' },
  'proposal.read': { privat: 'cvr', kommunal: 'kommune', stil: 'all' },
  /** Not the vendor: the municipality's agreement with it is about keeping data, not about deciding for it. */
  'proposal.decide': { kommunal: 'kommune', stil: 'all' },
  'kodeliste.update': { kodetabel: 'all' },
  /** Childminders, their groups and guest care. */
  'dagpleje.write': { kommunal: 'kommune', leverandoer: 'kommune', institution: 'enhed' },
  /** Making a person a childminder of a unit, whose staff then may see that person: not for the unit itself. */
  'dagpleje.attach': { kommunal: 'kommune', leverandoer: 'kommune' },
  /** Who is a childminder where; the groups themselves are public. */
  'dagpleje.read': { kommunal: 'kommune', leverandoer: 'kommune', institution: 'enhed' },
  'gruppe.write': { ...keepers, institution: 'enhed' },
  'gruppe.read': { ...keepers, institution: 'enhed', onboarding: 'kommune' },
  /** Persons and their ties to units. STIL is processor here, and supports nobody by looking at children. */
  'person.write': { kommunal: 'kommune', leverandoer: 'kommune' },
  'person.read': { kommunal: 'kommune', leverandoer: 'kommune', institution: 'enhed', databeskyttelse: 'kommune' },
  /** The real name of a protected person, beside the right to read persons. */
  'person.readProtected': { navnebeskyttelse: 'kommune' },
  /** Protection stands whatever sources say, until somebody lifts it who may see what it hides. */
  'person.liftProtection': { navnebeskyttelse: 'kommune' },
  'person.export': { databeskyttelse: 'kommune' },
  'person.erase': { databeskyttelse: 'kommune' },
  'laeselog.read': { databeskyttelse: 'kommune', tilsyn: 'all' },
  /** Source systems with their precedence, and what job titles are in Unilogin's roles. */
  'kilde.write': { kommunal: 'kommune' },
  /**
   * Beside the right to the write itself: as the source of what is made by hand, and, said so, over what a source keeps.
   * Who else writes as a source is data of the municipality (setKildeskribenter).
   */
  'kilde.byHand': { kommunal: 'kommune', institution: 'enhed', stil: 'all' },
  'rollemapping.write': { kommunal: 'kommune' },
  'kilde.read': keepers,
  'rollemapping.read': keepers,
  'dataaftale.request': { leverandoer: 'kommune', kommunal: 'kommune' },
  /** The right of Tilslutning, given in NemLog-in. A brugeradministrator does not have it as such. */
  'dataaftale.decide': { aftalegodkender: 'kommune' },
  'dataaftale.read': { ...keepers, aftalegodkender: 'kommune', onboarding: 'kommune', institution: 'enhed' },
  'brugeradministrator.write': { kommunal: 'kommune' },
  'brugeradministrator.read': { kommunal: 'kommune', databeskyttelse: 'kommune' },
  'levering.create': { kommunal: 'kommune', leverandoer: 'kommune' },
  /** By another person than made it, where the municipality wants four eyes. */
  'levering.approve': { kommunal: 'kommune' },
  'levering.read': { kommunal: 'kommune', leverandoer: 'kommune', databeskyttelse: 'kommune' },
  'aula.read': { ...keepers, onboarding: 'kommune', institution: 'enhed' },
  'aula.write': { kommunal: 'kommune', leverandoer: 'kommune', onboarding: 'kommune', institution: 'enhed' },
  /** The change log of what hangs on the units; it holds no personal fields. */
  'affiliationChanges.read': { kommunal: 'kommune', leverandoer: 'kommune', databeskyttelse: 'kommune' },
  /** What happened to units under the people and groups that hang on them; it names no person. */
  'affiliationFindings.read': { ...keepers, onboarding: 'kommune', institution: 'enhed' },
} as const satisfies Record<string, Rights>;

export type Action = keyof typeof permissions;

/** What data protection is about: who may do one of these is a person, unless an operator has said so of a system. */
const protecting = [
  'person.readProtected',
  'person.liftProtection',
  'person.export',
  'person.erase',
  'laeselog.read',
] as const satisfies Action[];

/** The roles that no API key has by itself. */
export const protectingRoles: ReadonlySet<string> = new Set(
  protecting.flatMap((action) => Object.keys(permissions[action])),
);
