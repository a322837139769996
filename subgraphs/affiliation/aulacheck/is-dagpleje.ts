import { dagplejeType } from '../enhed/enhed.ts';
import type { AulaFacts } from './aula-facts.ts';

export const isDagpleje = ({ enhed }: AulaFacts): boolean => enhed.type === dagplejeType;
