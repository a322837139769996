import { dagplejeType } from '../enhed/dagpleje-type.ts';
import type { AulaFacts } from './aula-facts.ts';

export const isDagpleje = ({ enhed }: AulaFacts): boolean => enhed.type === dagplejeType;
