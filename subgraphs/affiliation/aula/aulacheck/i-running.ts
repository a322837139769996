import { addDays, addMonths } from '../../../common/parse/days.ts';
import { AulaSeverity, AulaStage, inStage, sources, unless } from './aula-check.ts';
import { dayOf, isApproved } from './aula-facts.ts';

export const runningChecks = inStage(AulaStage.I_RUNNING, [
  {
    code: 'DELIVERY_DAILY',
    severity: AulaSeverity.ADVISORY,
    mark: 'stated',
    source: sources.latency,
    da: 'Der leveres omtrent dagligt: i dag eller i går.',
    en: 'Deliveries come about daily: today or yesterday.',
    fix: { da: 'Se efter, om den daglige levering kører.', en: 'See whether the daily delivery runs.' },
    appliesTo: ({ levering }) => levering?.firstAcceptedAt != null,
    failing: ({ levering, day }) => unless(dayOf(levering?.lastAcceptedAt) >= addDays(day, -1)),
  },
  {
    code: 'DELIVERY_ALARM',
    severity: AulaSeverity.BLOCKING,
    mark: 'inferred',
    source: sources.latency,
    da: 'Der er modtaget en levering inden for to dage.',
    en: 'A delivery was accepted within two days.',
    fix: {
      da: 'Find ud af, hvorfor leveringen fejler; brugerne forældes.',
      en: 'Find out why delivery fails; the users grow old.',
    },
    appliesTo: ({ levering }) => levering?.firstAcceptedAt != null,
    failing: ({ levering, day }) => unless(dayOf(levering?.lastAcceptedAt) >= addDays(day, -2)),
  },
  {
    code: 'IMPORT_FRESH',
    severity: AulaSeverity.BLOCKING,
    mark: 'stated',
    source: sources.twelveMonths,
    da: 'Den seneste modtagne levering er under 11 måneder gammel: efter 12 slettes brugerne.',
    en: 'The last accepted delivery is less than 11 months old: after 12 the users are deleted.',
    fix: { da: 'Send en fuld levering.', en: 'Send a full delivery.' },
    appliesTo: ({ levering }) => levering?.firstAcceptedAt != null,
    failing: ({ levering, day }) => unless(dayOf(levering?.lastAcceptedAt) > addMonths(day, -11)),
  },
  {
    code: 'MANUAL_ATTACHMENTS_FRESH',
    severity: AulaSeverity.ADVISORY,
    mark: 'stated',
    source: sources.twelveMonths,
    da: 'Ingen er knyttet manuelt for et år siden eller mere.',
    en: 'Nobody was attached by hand a year ago or longer.',
    fix: {
      da: 'Forny den manuelle tilknytning, eller lad kildesystemet levere den.',
      en: 'Renew the manual attachment, or let the source system deliver it.',
    },
    failing: ({ personer }) => personer.outdatedManual,
  },
  {
    code: 'ACCESS_USED',
    severity: AulaSeverity.ADVISORY,
    mark: 'stated',
    source: sources.platformTerms,
    da: 'Hver godkendt dataadgang er brugt inden for 12 måneder: ubrugte kan STIL lukke.',
    en: 'Every approved data access was used within 12 months: STIL may close the unused.',
    fix: { da: 'Brug adgangen, eller tilbagekald den.', en: 'Use the access, or revoke it.' },
    failing: ({ aftaler, day }) =>
      aftaler
        .filter(isApproved)
        .filter(({ sidstBrugt, afgjortDato }) => (sidstBrugt ?? afgjortDato ?? day) <= addMonths(day, -12)).length,
  },
  {
    code: 'REFUSED_ROWS_WEEKLY',
    severity: AulaSeverity.ADVISORY,
    mark: 'inferred',
    source: sources.cprChange,
    da: 'Rækker, der ikke blev indlæst, er set efter inden for en uge (meld REFUSED_ROWS_WEEKLY med dagen).',
    en: 'Rows not loaded were looked at within a week (tell REFUSED_ROWS_WEEKLY with the day).',
    fix: { da: 'Se listen igennem, og meld dagen.', en: 'Go through the list, and tell the day.' },
    appliesTo: ({ levering }) => (levering?.refusedRows ?? 0) > 0,
    reported: true,
    failing: (facts) => {
      const looked = facts.opsaetning.get('REFUSED_ROWS_WEEKLY');
      return unless(looked?.svar === 'ja' && looked.dag > addDays(facts.day, -7));
    },
  },
]);
