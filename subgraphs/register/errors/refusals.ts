import { commonCodes, type OwnCodes } from '../../common/errors/error-codes.ts';
import { refusalsOf } from '../../common/errors/refusal.ts';

/** What only the register refuses: exports, trees, plans, proposals, keys of sources, successions. */
export const registerCodes = {
  EKSPORT_UNKNOWN: {
    en: 'There is no export {value}.',
    da: 'Der findes ingen eksport {value}.',
    retryable: false,
  },
  NUMMER_UNKNOWN: {
    en: '{field}: there is no {niveau} with the number {value}.',
    da: '{field}: der findes ingen {niveau} med nummeret {value}.',
    retryable: false,
  },
  KEY_TWICE: {
    en: '{field}: the key {value} is given to two objects.',
    da: '{field}: nøglen {value} er givet til to objekter.',
    retryable: false,
  },
  PLAN_UNKNOWN: {
    en: '{field}: there is no plan {value}.',
    da: '{field}: der findes ingen plan {value}.',
    retryable: false,
  },
  PLAN_EXPIRED: {
    en: 'The plan expired at {value}. Make a new one with reconcileKommune.',
    da: 'Planen udløb {value}. Lav en ny med reconcileKommune.',
    retryable: false,
  },
  PLAN_OUTDATED: {
    en: 'The municipality was changed after the plan was made. Make a new one with reconcileKommune.',
    da: 'Kommunen er ændret, efter at planen blev lavet. Lav en ny med reconcileKommune.',
    retryable: false,
  },
  PLAN_NEEDS_CONFIRMATION: {
    en: 'The plan closes a large part of the municipality. Look at its changes, and send confirmClosures: true if that is meant.',
    da: 'Planen nedlægger en stor del af kommunen. Se dens ændringer, og send confirmClosures: true, hvis det er meningen.',
    retryable: false,
  },
  PLAN_EMPTY: {
    en: 'There is nothing to do: the register is as the tree says.',
    da: 'Der er intet at gøre: registeret er, som træet siger.',
    retryable: false,
  },
  PROPOSAL_PENDING: {
    en: 'You may propose this, not write it: nothing changes before the municipality or STIL support approves.',
    da: 'Du kan foreslå dette, ikke skrive det: intet ændres, før kommunen eller STIL-support godkender.',
    retryable: false,
  },
  PROPOSAL_NOT_FOUND: {
    en: '{field}: there is no proposal {value} that you may read.',
    da: '{field}: der findes intet forslag {value}, som du må læse.',
    retryable: false,
  },
  PROPOSAL_DECIDED: {
    en: 'The proposal is decided already: {status}.',
    da: 'Forslaget er allerede afgjort: {status}.',
    retryable: false,
  },
  PROPOSAL_OUTDATED: {
    en: 'What the proposal is about was changed after it was made. Reject it, or have it proposed anew.',
    da: 'Det, forslaget handler om, er ændret, efter at det blev stillet. Afvis det, eller få det stillet igen.',
    retryable: false,
  },
  PROPOSAL_OWN: {
    en: 'You made this proposal; someone else must decide. You can withdraw it with withdrawProposal.',
    da: 'Du har selv stillet forslaget; en anden skal afgøre det. Du kan trække det tilbage med withdrawProposal.',
    retryable: false,
  },
  PROPOSAL_OF_OTHER: {
    en: 'Only who made a proposal can withdraw it.',
    da: 'Kun den, der har stillet et forslag, kan trække det tilbage.',
    retryable: false,
  },
  OBJECT_UNNAMED: {
    en: '{field}: give nummer, or sourceSystem and sourceKey, so that the object is found again.',
    da: '{field}: angiv nummer, eller sourceSystem og sourceKey, så objektet kan findes igen.',
    retryable: false,
  },
  OBJECT_OF_OTHER_KOMMUNE: {
    en: '{field}: {value} does not belong to municipality {kommune}.',
    da: '{field}: {value} hører ikke til kommune {kommune}.',
    retryable: false,
  },
  SOURCE_KEY_TAKEN: {
    en: '{field}: the key {value} already stands for {nummer}.',
    da: '{field}: nøglen {value} står allerede for {nummer}.',
    retryable: false,
  },
  SUCCESSION_TO_ITSELF: {
    en: '{field}: {value} cannot be its own successor.',
    da: '{field}: {value} kan ikke være sin egen efterfølger.',
    retryable: false,
  },
  SUCCESSION_OF_CLOSED: {
    en: '{field}: {value} is closed.',
    da: '{field}: {value} er nedlagt.',
    retryable: false,
  },
  SUCCESSION_TOO_FEW: {
    en: '{field}: give at least {min}.',
    da: '{field}: angiv mindst {min}.',
    retryable: false,
  },
  SUCCESSION_NOT_TODAY: {
    en: '{field}: {value} is not today ({today}). The change is made at once, so no other day can be recorded for it; make it on its day.',
    da: '{field}: {value} er ikke i dag ({today}). Ændringen sker med det samme, så ingen anden dag kan registreres for den; lav den på dagen.',
    retryable: false,
  },
  SUCCESSION_NOT_ONE: {
    en: '{field}: give exactly one of nummer and the new object, which must be of the same level.',
    da: '{field}: angiv præcis ét af nummer og det nye objekt, som skal være på samme niveau.',
    retryable: false,
  },
} as const satisfies OwnCodes;

export const { problem, refusal } = refusalsOf({ ...commonCodes, ...registerCodes });
export { refusalProblem } from '../../common/errors/refusal.ts';
