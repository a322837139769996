import 'reflect-metadata';
import { buildFederatedSchema } from '../common/federated-schema.ts';
import type { AffiliationContext } from './context.ts';
import { DagplejegruppeResolver } from './dagplejegruppe/dagplejegruppe.resolver.ts';
import { AlternativAdresseResolver } from './enhed/alternativ-adresse.resolver.ts';
import { AlternativAdresse } from './enhed/alternativ-adresse.ts';
import { AnvisningsenhedResolver } from './enhed/anvisningsenhed.resolver.ts';
import { Anvisningsenhed } from './enhed/anvisningsenhed.ts';
import {
  AlternativAdresseLeveringerResolver,
  AnvisningsenhedLeveringerResolver,
} from './levering/enhed-leveringer.resolver.ts';
import { LeveringMutations } from './levering/levering.mutations.ts';
import { LeveringResolver } from './levering/levering.resolver.ts';

/** The affiliation subgraph's schema. */
export function buildAffiliationSchema() {
  return buildFederatedSchema<AffiliationContext>(
    [
      DagplejegruppeResolver,
      AnvisningsenhedResolver,
      AlternativAdresseResolver,
      LeveringResolver,
      LeveringMutations,
      AnvisningsenhedLeveringerResolver,
      AlternativAdresseLeveringerResolver,
    ],
    [Anvisningsenhed, AlternativAdresse],
    {
      Levering: ({ id = '' }, { leveringer }) => leveringer.byId(id),
      Dagplejegruppe: ({ id = '' }, { grupper }) => grupper.byId(id),
      // The gateway sends the register's fields along; the unit itself is not stored here.
      Anvisningsenhed: (reference) => reference,
      AlternativAdresse: (reference) => reference,
    },
  );
}
