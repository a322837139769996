import type { AulaFacts } from '../aulacheck/aula-facts.ts';
import type { Aula } from './aula.ts';
import { evaluate } from './evaluate.ts';

export const toAula = (facts: AulaFacts): Aula => ({ dag: facts.day, ...evaluate(facts) });
