import { addDays } from '../../../common/parse/days.ts';
import { AulaSeverity, AulaStage, inStage, reported, sources, unless } from './aula-check.ts';
import { dayOf } from './aula-facts.ts';

export const aulaChecks = inStage(AulaStage.H_AULA, [
  {
    code: 'NIGHT_PASSED',
    severity: AulaSeverity.BLOCKING,
    mark: 'stated',
    source: sources.projectStatus,
    da: 'En nat er gået siden den første levering: Aula viser brugerne næste dag.',
    en: 'A night has passed since the first delivery: Aula shows the users the next day.',
    fix: { da: 'Vent til i morgen.', en: 'Wait until tomorrow.' },
    failing: ({ levering, day }) => unless(levering?.firstAcceptedAt != null && dayOf(levering.firstAcceptedAt) < day),
  },
  reported({
    code: 'SETUP_STARTED',
    severity: AulaSeverity.BLOCKING,
    mark: 'stated',
    source: sources.timetable,
    da: 'Opsætningen af Aula er begyndt; dagen er noteret.',
    en: 'Set-up of Aula has begun; its day is recorded.',
    fix: {
      da: 'Begynd opsætningen, og meld dagen med setOpsaetning.',
      en: 'Begin set-up and tell its day with setOpsaetning.',
    },
  }),
  {
    code: 'SETUP_TWELVE_WEEKS',
    severity: AulaSeverity.ADVISORY,
    mark: 'stated',
    source: sources.timetable,
    da: 'Der er gået 12 uger, siden opsætningen begyndte.',
    en: '12 weeks have passed since set-up began.',
    fix: { da: 'Giv opsætningen den tid, der er afsat.', en: 'Give set-up the time set aside for it.' },
    failing: ({ opsaetning, day }) => {
      const begun = opsaetning.get('SETUP_STARTED');
      return unless(begun?.svar === 'ja' && addDays(begun.dag, 84) <= day);
    },
  },
  reported({
    code: 'SETUP_THEMES_DONE',
    severity: AulaSeverity.BLOCKING,
    mark: 'stated',
    source: sources.timetable,
    da: 'Kanaler, roller og rettigheder, grupper, dashboards og widgets er sat op.',
    en: 'Channels, roles and rights, groups, dashboards and widgets are set up.',
    fix: {
      da: "Gå Aulas tjekliste igennem ('Tjekliste. Aula Administration').",
      en: "Go through the checklist of Aula ('Tjekliste. Aula Administration').",
    },
  }),
  reported({
    code: 'STAFF_STARTED',
    severity: AulaSeverity.ADVISORY,
    mark: 'stated',
    source: sources.timetable,
    da: 'Medarbejderne er begyndt; dagen er noteret.',
    en: 'Staff have started; the day is recorded.',
    fix: { da: 'Meld dagen med setOpsaetning.', en: 'Tell the day with setOpsaetning.' },
  }),
  {
    code: 'PARENTS_THREE_WEEKS_LATER',
    severity: AulaSeverity.ADVISORY,
    mark: 'stated',
    source: sources.timetable,
    da: 'Forældrene begynder tre uger efter medarbejderne.',
    en: 'Parents start three weeks after staff.',
    fix: {
      da: 'Læg forældrenes start mindst tre uger efter medarbejdernes.',
      en: 'Place the start of the parents at least three weeks after that of staff.',
    },
    failing: ({ opsaetning }) => {
      const [staff, parents] = [opsaetning.get('STAFF_STARTED'), opsaetning.get('PARENTS_STARTED')];
      if (staff?.svar !== 'ja' || parents?.svar !== 'ja') return 0;
      return unless(addDays(staff.dag, 21) <= parents.dag);
    },
  },
  reported({
    code: 'PARENTS_STARTED',
    severity: AulaSeverity.ADVISORY,
    mark: 'stated',
    source: sources.timetable,
    da: 'Forældrene er begyndt; dagen er noteret.',
    en: 'Parents have started; the day is recorded.',
    fix: { da: 'Meld dagen med setOpsaetning.', en: 'Tell the day with setOpsaetning.' },
  }),
  reported({
    code: 'PARENTS_TOLD',
    severity: AulaSeverity.ADVISORY,
    mark: 'stated',
    source: sources.parentTraining,
    da: 'Forældrene ved, at de skal bruge MitID og besvare samtykker.',
    en: 'Parents know that they need MitID and must answer consents.',
    fix: { da: 'Skriv til forældrene, før de begynder.', en: 'Write to the parents before they start.' },
  }),
  reported({
    code: 'SUPERUSERS_NAMED',
    severity: AulaSeverity.BLOCKING,
    mark: 'stated',
    source: sources.aulaChecklist,
    da: 'Superbrugere og support er navngivet.',
    en: 'Superusers and support are named.',
    fix: {
      da: 'Udpeg superbrugere, og meld, hvor man får hjælp.',
      en: 'Name superusers, and tell where help is found.',
    },
  }),
  reported({
    code: 'UNIT_VISIBLE',
    severity: AulaSeverity.ADVISORY,
    mark: 'inferred',
    source: sources.attachingUsers,
    da: 'Enheden ses i Aula med sine grupper.',
    en: 'The unit is seen in Aula with its groups.',
    fix: { da: 'Log på Aula, og se efter.', en: 'Log on to Aula and look.' },
  }),
  reported({
    code: 'KOMME_GAA_DECIDED',
    severity: AulaSeverity.ADVISORY,
    mark: 'inferred',
    source: sources.kommeGaa,
    da: 'Komme/gå er slået til (JA) eller noteret som slået fra (NEJ).',
    en: 'Komme/gå is switched on (JA) or recorded as off (NEJ).',
    fix: { da: 'Beslut det, og meld det med setOpsaetning.', en: 'Decide, and tell of it with setOpsaetning.' },
    accepts: ['ja', 'nej', 'ikke_relevant'],
  }),
]);
