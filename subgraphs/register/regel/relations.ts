import { adresseInDar } from './adresse-in-dar.ts';
import { childrenClosed } from './children-closed.ts';
import { combinationLawful } from './combination-lawful.ts';
import { contradictions } from './contradictions.ts';
import { cvrNummerDiffers } from './cvr-nummer-differs.ts';
import { cvrNummerModulus } from './cvr-nummer-modulus.ts';
import { externalChecked } from './external-checked.ts';
import { hasEnhed } from './has-enhed.ts';
import { institutionstypePossible } from './institutionstype-possible.ts';
import { koderInForce } from './koder-in-force.ts';
import { koderKnown } from './koder-known.ts';
import { numberOnOneLevel } from './number-on-one-level.ts';
import { ownerDiffers } from './owner-differs.ts';
import { pNummerActive } from './p-nummer-active.ts';
import { parentActive } from './parent-active.ts';
import { parentExists } from './parent-exists.ts';
import { postNummerKnown } from './post-nummer-known.ts';
import type { Relation } from './relation.ts';
import { sameAlternativAdresse } from './same-alternativ-adresse.ts';
import { sameAnvisningsenhed } from './same-anvisningsenhed.ts';
import { sameDaginstitution } from './same-daginstitution.ts';
import { sameKommune } from './same-kommune.ts';

/** Every rule about an object and those around it. */
export const relations: readonly Relation[] = [
  koderKnown,
  koderInForce,
  parentExists,
  parentActive,
  childrenClosed,
  sameKommune,
  combinationLawful,
  institutionstypePossible,
  ownerDiffers,
  hasEnhed,
  numberOnOneLevel,
  sameDaginstitution,
  sameAnvisningsenhed,
  sameAlternativAdresse,
  postNummerKnown,
  cvrNummerModulus,
  pNummerActive,
  cvrNummerDiffers,
  adresseInDar,
  externalChecked,
  ...contradictions,
];
