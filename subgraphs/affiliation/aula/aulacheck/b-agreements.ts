import { fold } from '../../../common/text/fold.ts';
import { importTjeneste } from '../../agreements/dataaftale/tjenester.ts';
import { type AulaFix, AulaSeverity, AulaStage, inStage, reported, sources, unless } from './aula-check.ts';
import { type AftaleFacts, type AulaFacts, isApproved } from './aula-facts.ts';

export const agreementChecks = inStage(AulaStage.B_AGREEMENTS, [
  reported({
    code: 'DATA_PROCESSING_AGREEMENT',
    severity: AulaSeverity.BLOCKING,
    mark: 'stated',
    source: sources.dataAccess,
    da: 'Der er en databehandleraftale mellem den dataansvarlige og leverandøren.',
    en: 'There is a data processing agreement between the controller and the supplier.',
    fix: {
      da: 'Indgå databehandleraftalen uden for portalen, og meld den med setOpsaetning.',
      en: 'Enter into the data processing agreement outside the portal and tell of it with setOpsaetning.',
    },
  }),
  {
    code: 'IMPORT_ACCESS_APPROVED',
    severity: AulaSeverity.BLOCKING,
    mark: 'stated',
    source: sources.uniloginDaycare,
    da: 'Det administrative systems dataadgang til wsaIMPORT er godkendt for enhedens nummer.',
    en: 'The data access of the administrative system to wsaIMPORT is approved for the number of the unit.',
    fix: {
      da: 'Lad leverandøren anmode (requestDataaftale) og den aftaleansvarlige godkende (approveDataaftaler).',
      en: 'Let the supplier request it (requestDataaftale) and the approver approve (approveDataaftaler).',
    },
    fixOf: accessFix(isImport, { da: 'leverandøren', en: 'the supplier' }),
    failing: ({ aftaler }) => unless(aftaler.filter(isApproved).some(isImport)),
  },
  {
    code: 'AULA_ACCESS_APPROVED',
    severity: AulaSeverity.BLOCKING,
    mark: 'stated',
    source: sources.uniloginDaycare,
    da: 'Aulas egen dataadgang er godkendt for enhedens nummer.',
    en: "Aula's own data access is approved for the number of the unit.",
    fix: {
      da: 'Lad Aula anmode (requestDataaftale, udbydersystem "Aula") og den aftaleansvarlige godkende (approveDataaftaler).',
      en: 'Let Aula request it (requestDataaftale, udbydersystem "Aula") and the approver approve (approveDataaftaler).',
    },
    fixOf: accessFix(isAula, { da: 'Aula', en: 'Aula' }),
    failing: ({ aftaler }) => unless(aftaler.filter(isApproved).some(isAula)),
  },
  reported({
    code: 'APPROVER_HOLDS_RIGHT',
    severity: AulaSeverity.ADVISORY,
    mark: 'stated',
    source: sources.nemLogin,
    da: 'Den, der godkender, har retten til at administrere aftaler i Tilslutning; den gives i NemLog-in.',
    en: 'Whoever approves holds the right to administer agreements in Tilslutning, which is given in NemLog-in.',
    fix: {
      da: 'Lad organisationens NemLog-in-administrator give retten.',
      en: 'Let the NemLog-in administrator of the organisation give the right.',
    },
  }),
  reported({
    code: 'READ_ACCESS_ORDERED',
    severity: AulaSeverity.ADVISORY,
    mark: 'stated',
    source: sources.uniloginDaycare,
    da: 'Læseadgang til brugeradministrationen er bestilt.',
    en: 'Read access to user administration is ordered.',
    fix: { da: 'Bestil læseadgang hos STIL.', en: 'Order read access from STIL.' },
  }),
  reported({
    code: 'AGREEMENTS_LISTED',
    severity: AulaSeverity.ADVISORY,
    mark: 'inferred',
    source: sources.connectionTest,
    da: 'hentDataAftaler nævner enhedens nummer for begge systemer.',
    en: 'hentDataAftaler lists the number of the unit for both systems.',
    fix: {
      da: 'Kald hentDataAftaler med hvert systems certifikat, og sammenlign numrene.',
      en: 'Call hentDataAftaler with the certificate of each system and compare the numbers.',
    },
  }),
]);

/** The name that Aula's own system goes by in data agreements; no source gives it letter by letter. */
const aulaSystem = 'Aula';

/** For the import interface: how the administrative system delivers. */
function isImport({ tjeneste }: AftaleFacts): boolean {
  return tjeneste === importTjeneste;
}

/** For Aula's own reading, of whichever package. */
function isAula({ udbydersystem, tjeneste }: AftaleFacts): boolean {
  return tjeneste !== importTjeneste && fold(udbydersystem) === fold(aulaSystem);
}

/** The next step to an approved access: a request that waits is approved, one that was refused or ended is made anew. */
function accessFix(isMeant: (aftale: AftaleFacts) => boolean, who: AulaFix) {
  return ({ aftaler }: AulaFacts): AulaFix | undefined => {
    const found = new Set(aftaler.filter(isMeant).map(({ status }) => status));
    if (found.has('requested'))
      return {
        da: `${who.da} har anmodet: lad den aftaleansvarlige tage stilling (approveDataaftaler).`,
        en: `${who.en} has made the request: let the approver decide (approveDataaftaler).`,
      };
    if (found.has('rejected') || found.has('revoked'))
      return {
        da: `Anmodningen er afvist, eller adgangen tilbagekaldt: ${who.da} må anmode igen (requestDataaftale), før den aftaleansvarlige kan godkende.`,
        en: `The request was rejected, or the access revoked: ${who.en} has to request it anew (requestDataaftale) before the approver can approve.`,
      };
    return undefined;
  };
}
