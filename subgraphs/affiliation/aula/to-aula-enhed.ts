import type { AulaFacts } from '../aulacheck/aula-facts.ts';
import type { AulaEnhed } from './aula-enhed.ts';
import { toAula } from './to-aula.ts';

export function toAulaEnhed(facts: AulaFacts): AulaEnhed {
  const { nummer, navn, niveau } = facts.enhed;
  return {
    nummer,
    navn,
    anvisningsenhed: niveau === 'anvisningsenhed' ? { nummer } : null,
    alternativAdresse: niveau === 'alternativAdresse' ? { nummer } : null,
    aula: toAula(facts),
  };
}
