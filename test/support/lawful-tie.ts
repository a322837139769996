import type { Content } from '../../subgraphs/affiliation/core/change/object-kinds.ts';
import type { Work } from '../../subgraphs/affiliation/core/change/work.ts';

type Tie = Content['tilknytning'];

/** The roles that the kinds of ties cannot do without. */
const roller: Record<string, string> = {
  barn: '["Barn"]',
  ansat: '["Pædagog"]',
  ekstern: '["Ekstern"]',
  kontakt: '[]',
};

let written = 0;

/** Fills in what the rules ask of a tie and a test is not about: local id (L1, L2 …), role, and a child's main group and level. */
export function lawfulTie(work: Work, tie: Tie): Tie {
  const lokalId = tie.aktoertype === 'kontakt' ? null : (tie.lokalId ?? `L${++written}`);
  const filled = { ...tie, lokalId, roller: tie.roller === '[]' ? (roller[tie.aktoertype] ?? '[]') : tie.roller };
  if (tie.aktoertype !== 'barn') return filled;
  return { ...filled, trin: tie.trin ?? 'DT', hovedgruppeId: tie.hovedgruppeId ?? hovedgruppeOf(work, tie) };
}

/** The main group that the unit has, as far as the work knows, or a new one. */
function hovedgruppeOf(work: Work, { enhedsNummer, kilde }: Tie): string {
  const known = work
    .where('gruppe', 'enhedsNummer', enhedsNummer)
    .find(({ after }) => after.gruppetype === 'Hovedgruppe' && after.gyldigTil === null);
  if (known) return known.id;
  const about = { enhedsNummer, kilde, kode: 'STUE', navn: 'Stue', gruppetype: 'Hovedgruppe', trin: 'DT', linje: null };
  return work.create('gruppe', { ...about, gyldigFra: '2020-01-01', gyldigTil: null }, ['test']).id;
}
