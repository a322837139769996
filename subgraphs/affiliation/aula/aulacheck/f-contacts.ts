import { mostContacts } from '../../people/tilknytning/stored-tilknytning.ts';
import { AulaSeverity, AulaStage, inStage, reported, sources } from './aula-check.ts';

export const contactChecks = inStage(AulaStage.F_CONTACTS, [
  {
    code: 'CONTACT_LIMIT',
    severity: AulaSeverity.BLOCKING,
    mark: 'stated',
    source: sources.uniloginFaq,
    da: `Intet barn har mere end ${mostContacts} kontaktpersoner.`,
    en: `No child has more than ${mostContacts} contacts.`,
    fix: { da: 'Begræns kontaktpersonerne i kildesystemet.', en: 'Limit the contacts in the source system.' },
    failing: ({ familier }) => familier.tooManyKontakter,
  },
  {
    code: 'CONTACT_RELATION_CUSTODY',
    severity: AulaSeverity.BLOCKING,
    mark: 'stated',
    source: sources.exportSchema,
    da: 'Hver kontaktperson har relation og oplysning om forældremyndighed.',
    en: 'Every contact has a relation and is known to have custody or not.',
    fix: {
      da: 'Angiv relation og forældremyndighed i kildesystemet.',
      en: 'Give relation and custody in the source system.',
    },
    failing: ({ personer }) => personer.kontakterWithoutRelation,
  },
  reported({
    code: 'CONTACT_ACCESS_REMOVED',
    severity: AulaSeverity.BLOCKING,
    mark: 'stated',
    source: sources.projectStatus,
    da: 'Kontaktpersoner uden forældremyndighed, der ikke må have adgang, er fjernet eller overføres ikke.',
    en: 'Contacts without custody who must not have access are removed or not transferred.',
    fix: {
      da: 'Fjern dem, eller markér dem i kildesystemet, så de ikke overføres.',
      en: 'Remove them, or mark them in the source system so that they are not transferred.',
    },
  }),
  {
    code: 'CUSTODY_HOLDER',
    severity: AulaSeverity.ADVISORY,
    mark: 'inferred',
    source: sources.exportSchema,
    da: 'Hvert barn har mindst én kontaktperson med forældremyndighed, eller undtagelserne er noteret (meld CUSTODY_HOLDER med setOpsaetning).',
    en: 'Every child has at least one contact with custody, or the exceptions are recorded (tell CUSTODY_HOLDER with setOpsaetning).',
    fix: {
      da: 'Angiv forældremyndigheden, eller notér undtagelsen.',
      en: 'Give the custody, or record the exception.',
    },
    reported: true,
    failing: ({ opsaetning, familier }) =>
      opsaetning.get('CUSTODY_HOLDER')?.svar === 'ja' ? 0 : familier.withoutCustody,
  },
  {
    code: 'CONTACT_LEGAL_BASIS',
    severity: AulaSeverity.BLOCKING,
    mark: 'stated',
    source: sources.exportSchema,
    da: 'Kontaktpersoner uden forældremyndighed har et noteret retsgrundlag for adgang.',
    en: 'Contacts without custody have a recorded legal basis for access.',
    fix: {
      da: 'Notér retsgrundlaget, eller fjern kontaktpersonen.',
      en: 'Record the legal basis, or remove the contact.',
    },
    failing: ({ personer }) => personer.kontakterWithoutBasis,
  },
  reported({
    code: 'FOSTER_PARENTS_BY_RULE',
    severity: AulaSeverity.ADVISORY,
    mark: 'stated',
    source: sources.contactRoles,
    da: 'Plejeforældre og ansatte ved behandlingshjem behandles efter en fast regel.',
    en: 'Foster parents and treatment-home staff are handled by a fixed rule.',
    fix: {
      da: 'Beslut reglen; plejeforældre kan have brug for markeringen af forældremyndighed.',
      en: 'Decide on the rule; foster parents may need the custody flag set.',
    },
  }),
]);
