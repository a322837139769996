import 'reflect-metadata';
import { buildFederatedSchema } from '../common/federated-schema.ts';
import type { AffiliationContext } from './context.ts';
import { DagplejegruppeResolver } from './dagplejegruppe/dagplejegruppe.resolver.ts';
import { AlternativAdresseResolver } from './enhed/alternativ-adresse.resolver.ts';
import { AlternativAdresse } from './enhed/alternativ-adresse.ts';
import { AnvisningsenhedResolver } from './enhed/anvisningsenhed.resolver.ts';
import { Anvisningsenhed } from './enhed/anvisningsenhed.ts';
import { enhedTypeOf } from './enhed/tilknytnings-enhed.ts';
import { GruppeMutations } from './gruppe/gruppe.mutations.ts';
import { GruppeResolver } from './gruppe/gruppe.resolver.ts';
import { KildeResolver } from './kilde/kilde.resolver.ts';
import {
  AlternativAdresseLeveringerResolver,
  AnvisningsenhedLeveringerResolver,
} from './levering/enhed-leveringer.resolver.ts';
import { LeveringMutations } from './levering/levering.mutations.ts';
import { LeveringResolver } from './levering/levering.resolver.ts';
import { PersonMutations } from './person/person.mutations.ts';
import { PersonResolver } from './person/person.resolver.ts';
import { PersonFelterResolver } from './person/person-felter.resolver.ts';
import { RollemappingResolver } from './rollemapping/rollemapping.resolver.ts';
import { AttachMutations } from './tilknytning/attach.mutations.ts';
import { TilknytningMutations } from './tilknytning/tilknytning.mutations.ts';
import { TilknytningResolver } from './tilknytning/tilknytning.resolver.ts';

/** The affiliation subgraph's schema. */
export function buildAffiliationSchema() {
  return buildFederatedSchema<AffiliationContext>(
    [
      DagplejegruppeResolver,
      AnvisningsenhedResolver,
      AlternativAdresseResolver,
      GruppeResolver,
      TilknytningResolver,
      PersonResolver,
      PersonFelterResolver,
      GruppeMutations,
      AttachMutations,
      TilknytningMutations,
      PersonMutations,
      KildeResolver,
      RollemappingResolver,
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
    { TilknytningsEnhed: enhedTypeOf },
  );
}
