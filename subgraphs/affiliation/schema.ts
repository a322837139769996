import 'reflect-metadata';
import { buildFederatedSchema } from '../common/federated-schema.ts';
import type { AffiliationContext } from './context.ts';
import { DagplejegruppeMutations } from './dagplejegruppe/dagplejegruppe.mutations.ts';
import { DagplejegruppeResolver } from './dagplejegruppe/dagplejegruppe.resolver.ts';
import { DagplejerMutations } from './dagplejer/dagplejer.mutations.ts';
import { DagplejerResolver } from './dagplejer/dagplejer.resolver.ts';
import { AlternativAdresseResolver } from './enhed/alternativ-adresse.resolver.ts';
import { AlternativAdresse } from './enhed/alternativ-adresse.ts';
import { AnvisningsenhedResolver } from './enhed/anvisningsenhed.resolver.ts';
import { Anvisningsenhed } from './enhed/anvisningsenhed.ts';
import { GaesteopholdMutations } from './gaestepleje/gaesteophold.mutations.ts';
import { GaesteopholdResolver } from './gaestepleje/gaesteophold.resolver.ts';

/** The affiliation subgraph's schema. */
export function buildAffiliationSchema() {
  return buildFederatedSchema<AffiliationContext>(
    [
      DagplejegruppeResolver,
      AnvisningsenhedResolver,
      AlternativAdresseResolver,
      DagplejegruppeMutations,
      DagplejerResolver,
      DagplejerMutations,
      GaesteopholdResolver,
      GaesteopholdMutations,
    ],
    [Anvisningsenhed, AlternativAdresse],
    {
      Dagplejegruppe: ({ id = '' }, { grupper }) => grupper.byId(id, null),
      // The gateway sends the register's fields along; the unit itself is not stored here.
      Anvisningsenhed: (reference) => reference,
      AlternativAdresse: (reference) => reference,
    },
  );
}
