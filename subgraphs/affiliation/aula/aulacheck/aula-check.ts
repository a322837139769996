import { registerEnumType } from 'type-graphql';
import type { Mark } from '../../../common/mark.ts';
import { publicWords, type Weight } from '../../../common/severity.ts';
import type { AulaFacts } from './aula-facts.ts';

/** The next step towards a condition. */
export interface AulaFix {
  da: string;
  en: string;
}

/** One thing that must be true of a unit on its way into AULA. */
export interface AulaCheck {
  /** Stable name of the condition. */
  code: string;
  stage: AulaStage;
  severity: Weight;
  /** Whether the condition itself stands in the source, or follows from it. */
  mark: Mark;
  source: string;
  /** The condition. */
  da: string;
  en: string;
  /** What to do when it does not hold. */
  fix: AulaFix;
  /** The same for a unit whose state calls for another step; undefined: it calls for the usual one. */
  fixOf?(facts: AulaFacts): AulaFix | undefined;
  /** People report it: its code is also that of a step in `setOpsaetning`. */
  reported?: boolean;
  /** It does not concern other units. */
  appliesTo?(facts: AulaFacts): boolean;
  /** How many of what it asks about do not keep it; 0: it holds. */
  failing(facts: AulaFacts): number;
}

export enum AulaStage {
  A_REGISTER = 'A_REGISTER',
  B_AGREEMENTS = 'B_AGREEMENTS',
  C_GROUPS = 'C_GROUPS',
  D_STAFF = 'D_STAFF',
  E_CHILDREN = 'E_CHILDREN',
  F_CONTACTS = 'F_CONTACTS',
  G_FIRST_DELIVERY = 'G_FIRST_DELIVERY',
  H_AULA = 'H_AULA',
  I_RUNNING = 'I_RUNNING',
}

registerEnumType(AulaStage, {
  name: 'AulaStage',
  description: 'The stages on the way of a unit into AULA, in their order.',
  valuesConfig: {
    A_REGISTER: { description: 'The unit stands in the register with what Unilogin needs.' },
    B_AGREEMENTS: { description: 'Data agreements for the administrative system and for Aula.' },
    C_GROUPS: { description: 'Groups that people can be members of.' },
    D_STAFF: { description: 'Employees and administrators.' },
    E_CHILDREN: { description: 'Children with what an import needs of them.' },
    F_CONTACTS: { description: 'Contacts, custody and legal basis.' },
    G_FIRST_DELIVERY: { description: 'The first full delivery, accepted and looked at.' },
    H_AULA: { description: 'Set-up of Aula until staff can start.' },
    I_RUNNING: { description: 'In use.' },
  },
});

export const stages = Object.values(AulaStage);

export const AulaSeverity = publicWords.aula;

registerEnumType(AulaSeverity, {
  name: 'AulaSeverity',
  description: 'How much a check weighs.',
  valuesConfig: {
    BLOCKING: { description: 'While it fails, the unit stays in the stage and is not ready.' },
    ADVISORY: { description: 'To be looked at; it holds up nothing.' },
  },
});

type CheckOfStage = Omit<AulaCheck, 'stage'>;

/** The checks of one stage, which stand in its file. */
export const inStage = (stage: AulaStage, checks: readonly CheckOfStage[]): AulaCheck[] =>
  checks.map((check) => ({ ...check, stage }));

type ReportedCheck = Omit<CheckOfStage, 'failing' | 'reported'> & {
  /** The answers that keep it; when left out, what is done or does not concern the unit. */
  accepts?: readonly string[];
};

/** A check of what only people know: it holds from the day that they gave. */
export function reported({ accepts = ['ja', 'ikke_relevant'], ...check }: ReportedCheck): CheckOfStage {
  const failing: AulaCheck['failing'] = ({ opsaetning, day }) => {
    const answer = opsaetning.get(check.code);
    return answer && answer.dag <= day && accepts.includes(answer.svar) ? 0 : 1;
  };
  return { ...check, reported: true, failing };
}

/** A condition that holds or not, as a check counts it. */
export const unless = (holds: boolean): number => (holds ? 0 : 1);

/** Where the conditions come from, written out so that they can be looked up. */
export const sources = {
  stilNote2019: 'STIL, note to municipalities v0.4, 4 June 2019 (case 19/00113)',
  importFormat: 'STIL, import format of wsaIMPORT (page 2360666)',
  bpiServices: 'STIL, "Unilogin SkoleGrunddata BPI-webservices" (page 2360658)',
  roleCatalogue: 'STIL, role catalogue (archived page 5637047)',
  attachingUsers: 'STIL, attaching users to day-care institutions (page 52592712)',
  childminders: 'STIL, "Dagplejere i Dagtilbudsregisteret"',
  registerModel: 'STIL, "Datamodel" and "Politikker" of Dagtilbudsregisteret',
  uniloginDaycare: 'STIL, "Unilogin | For daginstitutioner"',
  dataAccess: 'STIL, "Anmodning om dataadgang" and "Afvis eller godkend anmodninger om dataadgang"',
  nemLogin: 'STIL, the right in NemLog-in / MitID Erhverv (page 47972516)',
  userAdministrator: 'STIL, Unilogin brugeradministrator (pages 12780551 and 39649371)',
  twelveMonths: 'STIL, 12 months data policy (page 90800387)',
  cprChange: 'STIL, change of CPR number (page 12780586)',
  nameProtection: 'STIL, alias and name protection (page 57573504)',
  latency: 'STIL, how soon a login works (page 121964018)',
  contactRoles: 'STIL, roles of contacts and foster parents (pages 12780545 and 12785238)',
  cprIdentification: 'STIL, identification by CPR (archived page 2917071)',
  platformTerms: 'STIL, terms of the integration platform (page 57573476)',
  agreementApproval: 'STIL, "Godkendelse af dataaftale"',
  exportSchema: "STIL's schemas of wsiEKSPORT and their comments",
  connectionTest: "clients of STIL's services (helloWorldWithCertificate always fails; hentDataAftaler answers)",
  organisingDagpleje: 'KOMBIT, "Organisering af dagplejere i Aula" (aulainfo.dk)',
  silkeborgDagpleje: 'KOMBIT, "Silkeborg: sådan organiserer vi dagplejerne i Aula" (aulainfo.dk)',
  projectLeaders: 'KOMBIT, pages for project leaders (aulainfo.dk/projektledere)',
  uniloginFaq: 'KOMBIT, Unilogin FAQ for project leaders (aulainfo.dk)',
  projectStatus: 'KOMBIT, project status and implementation (aulainfo.dk)',
  timetable: 'KOMBIT, "Tidsplanen for Aula" (aulainfo.dk)',
  parentTraining: 'KOMBIT, training material for parents (aulainfo.dk)',
  aulaChecklist: 'KOMBIT, "Tjekliste. Aula Administration og Piloterfaringer" (school pilot)',
  vendorAdvice: 'IST, advice before a data transfer, 27 September 2019 (ist.com/node/2290; school sector)',
  kommeGaa: 'Randers Kommune, komme/gå in Aula (gudenaadalen.randers.dk)',
} as const;
