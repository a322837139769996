import { randomUUID } from 'node:crypto';
import type { Content } from '../../subgraphs/affiliation/change/slags.ts';
import type { Work } from '../../subgraphs/affiliation/change/work.ts';

type Tie = Content['tilknytning'];

/** The roles that the kinds of ties cannot do without. */
const roller: Record<string, string> = {
  barn: '["Barn"]',
  ansat: '["Pædagog"]',
  ekstern: '["Ekstern"]',
  kontakt: '[]',
};

/** Fills in what the rules ask of a tie and a test is not about: local id, role, and a child's main group and level. */
export function lawfulTie(work: Work, tie: Tie): Tie {
  const lokalId = tie.slags === 'kontakt' ? null : (tie.lokalId ?? `L-${randomUUID().slice(0, 8)}`);
  const filled = { ...tie, lokalId, roller: tie.roller === '[]' ? (roller[tie.slags] ?? '[]') : tie.roller };
  if (tie.slags !== 'barn') return filled;
  return { ...filled, trin: tie.trin ?? 'DT', hovedgruppeId: tie.hovedgruppeId ?? stue(work, tie) };
}

/** The room of those who are in no other. */
function stue(work: Work, { enhedsNummer, kilde }: Tie): string {
  const known = work.all('gruppe').find(({ after }) => after.kode === 'STUE' && after.enhedsNummer === enhedsNummer);
  if (known) return known.id;
  const about = { enhedsNummer, kilde, kode: 'STUE', navn: 'Stue', gruppetype: 'Hovedgruppe', trin: 'DT', linje: null };
  return work.create('gruppe', { ...about, gyldigFra: '2020-01-01', gyldigTil: null }, ['test']).id;
}
