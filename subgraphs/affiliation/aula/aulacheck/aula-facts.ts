import { today } from '../../../common/clock.ts';
import { dagplejeType } from '../../units/enhed/enhed.ts';

/** The unit as the register has it. */
export interface EnhedFacts {
  nummer: string;
  navn: string;
  niveau: string;
  /** Its institutionstype, of an alternative address that of its anvisningsenhed. */
  type: string | null;
  kommuneKode: string;
  aktiv: boolean;
  /** The level of the unit above it; null when the register has none. */
  parentNiveau: string | null;
  cvrNummer: string | null;
  pNummer: string | null;
  /** Whether CVR says that the P-number is active; null while it has not been heard. */
  pNummerAktiv: boolean | null;
  harAdresse: boolean;
  /** Day it last came to another municipality; null: never. */
  kommuneChangedOn: string | null;
}

/** A data agreement, as it stands on the day. */
export interface AftaleFacts {
  udbydersystem: string;
  tjeneste: string;
  /** requested, approved, rejected or revoked. */
  status: string;
  /** Null until it is decided. */
  afgjortDato: string | null;
  sidstBrugt: string | null;
}

export interface GruppeFacts {
  alle: number;
  /** Of the type Hovedgruppe, with a level. */
  hovedgrupper: number;
  /** Of a type that is not one of the seven, or with a level where there must be none, or the other way round. */
  wrongTypes: number;
  /** Without any member. */
  empty: number;
}

/** People who are there on the day, or come within 31 days; counts only, never who. */
export interface PersonFacts {
  ansatte: number;
  ansatteWithoutCpr: number;
  ansatteWithoutRolle: number;
  /** With the role Leder or Ledelse. */
  ledere: number;
  vikarerWithoutEnd: number;
  boern: number;
  boernWithoutCpr: number;
  boernWithoutRolle: number;
  boernWithoutTrin: number;
  /** Without a main group that is a Hovedgruppe of the unit and exists on the day. */
  boernWithoutHovedgruppe: number;
  protectedWithoutAlias: number;
  boernAtTwoUnits: number;
  kontakter: number;
  kontakterWithoutRelation: number;
  kontakterWithoutBasis: number;
  /** Who refer to a further group that the unit does not have on the day. */
  unknownGrupper: number;
  /** Attached by hand a year ago or longer. */
  outdatedManual: number;
}

export interface FamilieFacts {
  /** Children with more contacts than a child may have. */
  tooManyKontakter: number;
  /** Children none of whose contacts has custody. */
  withoutCustody: number;
}

export interface DagplejeFacts {
  dagplejere: number;
  /** Who are no employee of the unit, and so no user. */
  withoutUser: number;
  withoutHovedgruppe: number;
}

export interface AdministratorFacts {
  /** Appointments that hold on the day, for the unit. */
  appointed: number;
  /** Of these, who is an employee and has used the access within 12 months. */
  usable: number;
}

export interface OpsaetningFacts {
  svar: string;
  dag: string;
}

/** How many of each kind a delivery holds. */
export interface LeveringCounts {
  boern: number;
  ansatte: number;
  kontakter: number;
}

/** What is known of a unit's deliveries to Unilogin's import interface. Moments are ISO 8601, UTC. */
export interface LeveringSummary {
  /** When the first FULL delivery, or one of FULL_AS_DELTA, was accepted, wholly or in part; null: none was. */
  firstAcceptedAt: string | null;
  /** When a delivery of any kind was last accepted, wholly or in part. */
  lastAcceptedAt: string | null;
  /** State of the last delivery that was sent. */
  lastOutcome: string | null;
  /** Rows not loaded at the last delivery that was answered. */
  refusedRows: number;
  /** What the last of those held that was accepted; null: none was. */
  counts: LeveringCounts | null;
}

/** Everything that is known of one unit's way into AULA on a day. */
export interface AulaFacts {
  day: string;
  enhed: EnhedFacts;
  aftaler: readonly AftaleFacts[];
  grupper: GruppeFacts;
  personer: PersonFacts;
  familier: FamilieFacts;
  dagpleje: DagplejeFacts;
  administratorer: AdministratorFacts;
  /** Null: nothing was delivered. */
  levering: LeveringSummary | null;
  /** What people said, by its code. */
  opsaetning: ReadonlyMap<string, OpsaetningFacts>;
}

export const isDagpleje = ({ enhed }: AulaFacts): boolean => enhed.type === dagplejeType;

export const isApproved = ({ status }: AftaleFacts): boolean => status === 'approved';

/** The Danish day of a moment; before every other day when there is none. */
export const dayOf = (at: string | null | undefined): string => (at == null ? '' : today(new Date(at)));
