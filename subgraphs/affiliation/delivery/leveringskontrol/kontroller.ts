import { fill } from '../../../common/errors/fill.ts';
import {
  agreementApproved,
  massRemoval,
  sourceTimeMonotonic,
  staleImport,
  unitLevel,
  unitNumberFormat,
  unitPNumber,
} from './delivery-checks.ts';
import { childMainGroup, groupCrossSource, groupIdUnique, groupLevelRule, groupUndeclared } from './group-checks.ts';
import type { Kontrol, Kontrolfund, LeveringFacts } from './kontrol.ts';
import {
  actorExclusive,
  contactLegalBasis,
  contactLimit,
  employeeRole,
  personCpr,
  personCprChanged,
  protectedAlias,
} from './person-checks.ts';

/** Every check of a delivery, in the order in which answers name them. */
export const kontroller: readonly Kontrol[] = [
  unitLevel,
  unitPNumber,
  unitNumberFormat,
  agreementApproved,
  sourceTimeMonotonic,
  personCpr,
  personCprChanged,
  protectedAlias,
  childMainGroup,
  groupUndeclared,
  groupIdUnique,
  groupLevelRule,
  employeeRole,
  contactLimit,
  contactLegalBasis,
  actorExclusive,
  groupCrossSource,
  massRemoval,
  staleImport,
];

/** Everything that the checks find in a delivery, each fact once; none means that all are passed. */
export function runKontroller(facts: LeveringFacts): Kontrolfund[] {
  const found = new Set<string>();
  return kontroller
    .filter(({ kinds }) => kinds.includes(facts.kind))
    .flatMap(({ code, severity, da, en, check }) =>
      check(facts).map((svar) => ({ ...svar, code, severity, da: fill(da, svar.details), en: fill(en, svar.details) })),
    )
    .filter(({ code, lokalId, da }) => {
      const fact = JSON.stringify([code, lokalId, da]);
      return !found.has(fact) && found.add(fact);
    });
}
