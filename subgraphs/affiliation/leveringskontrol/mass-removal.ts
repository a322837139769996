import type { Kontrol } from './kontrol.ts';
import type { LeveringFacts } from './levering-facts.ts';

/** A full import removes whom it does not have: an empty answer from a source system would empty the unit. */
export const massRemoval: Kontrol = {
  code: 'MASS_REMOVAL',
  severity: 'error',
  kinds: ['FULL', 'DELETE'],
  da: 'Leveringen ville fjerne {fjernet} af {antal} personer; uden godkendelse må den højst fjerne {procent} %.',
  en: 'The delivery would remove {fjernet} of {antal} persons; without approval it may remove {procent} % at most.',
  source: 'STIL, side 2360658 (absence is removal); the share is that of OS2skoledata',
  mark: 'inferred',
  check: (facts) => {
    const { lastAccepted, removalCeiling, removalOverridden } = facts;
    const antal = lastAccepted?.persons.size ?? 0;
    const fjernet = countRemoved(facts);
    if (removalOverridden || fjernet <= antal * removalCeiling) return [];
    return [
      { lokalId: null, path: ['persons'], details: { fjernet, antal, procent: Math.round(removalCeiling * 100) } },
    ];
  },
};

function countRemoved({ kind, lastAccepted, persons, deletedLokalIds }: LeveringFacts): number {
  const standing = [...(lastAccepted?.persons.keys() ?? [])];
  const named = new Set(kind === 'DELETE' ? deletedLokalIds : persons.map(({ localPersonId }) => localPersonId));
  return standing.filter((lokalId) => named.has(lokalId) === (kind === 'DELETE')).length;
}
