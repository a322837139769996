import 'reflect-metadata';
import { buildFederatedSchema } from '../common/schema/federated-schema.ts';
import { BrugeradministratorMutations } from './agreements/brugeradministrator/brugeradministrator.mutations.ts';
import { BrugeradministratorResolver } from './agreements/brugeradministrator/brugeradministrator.resolver.ts';
import { DataaftaleMutations } from './agreements/dataaftale/dataaftale.mutations.ts';
import { readDataaftale } from './agreements/dataaftale/dataaftale.reader.ts';
import { DataaftaleResolver, EnhedDataaftaler } from './agreements/dataaftale/dataaftale.resolver.ts';
import { AftaleAdvarselResolver } from './aula/advarsel/aftale-advarsel.resolver.ts';
import { OpsaetningMutations } from './aula/opsaetning/opsaetning.mutations.ts';
import { EnhedOpsaetning } from './aula/opsaetning/opsaetning.resolver.ts';
import { AulaResolver, EnhedAula } from './aula/readiness/aula.resolver.ts';
import { AulaHistorikResolver } from './aula/readiness/aula-historik.resolver.ts';
import { AulaReadinessResolver } from './aula/readiness/aula-readiness.resolver.ts';
import type { AffiliationContext } from './context.ts';
import { AffiliationChangesResolver } from './core/change/affiliation-changes.resolver.ts';
import { DagplejegruppeMutations } from './dagpleje/dagplejegruppe/dagplejegruppe.mutations.ts';
import { DagplejegruppeResolver, EnhedDagplejegrupper } from './dagpleje/dagplejegruppe/dagplejegruppe.resolver.ts';
import { DagplejerMutations } from './dagpleje/dagplejer/dagplejer.mutations.ts';
import {
  DagplejegruppeDagplejere,
  DagplejerResolver,
  EnhedDagplejere,
} from './dagpleje/dagplejer/dagplejer.resolver.ts';
import { GaesteopholdMutations } from './dagpleje/gaestepleje/gaesteophold.mutations.ts';
import { GaesteopholdResolver } from './dagpleje/gaestepleje/gaesteophold.resolver.ts';
import { LeveringMutations } from './delivery/levering/levering.mutations.ts';
import { EnhedLeveringer, LeveringResolver } from './delivery/levering/levering.resolver.ts';
import { historikResolvers } from './historik/historik.resolver.ts';
import { LaeselogResolver } from './laeselog/laeselog.resolver.ts';
import type { Found } from './node/find-node.ts';
import { NodeResolver } from './node/node.resolver.ts';
import { registerObjects } from './node/register-objects.ts';
import { noteRefusals } from './note-refusals.ts';
import { noteSearches } from './note-searches.ts';
import { GruppeMutations } from './people/gruppe/gruppe.mutations.ts';
import { EnhedGrupper, GruppeResolver } from './people/gruppe/gruppe.resolver.ts';
import { KildeMutations, KildeskribenterMutations } from './people/kilde/kilde.mutations.ts';
import { KildeResolver, KildeskribenterResolver } from './people/kilde/kilde.resolver.ts';
import { PersonMutations } from './people/person/person.mutations.ts';
import { PersonResolver } from './people/person/person.resolver.ts';
import { PersonFieldsResolver } from './people/person/person-fields.resolver.ts';
import { RollemappingMutations } from './people/rollemapping/rollemapping.mutations.ts';
import { RollemappingResolver } from './people/rollemapping/rollemapping.resolver.ts';
import { EnhedBeroerte } from './succession/overfoersel/beroerte.resolver.ts';
import { SvarkoderResolver } from './svarkode/svarkoder.resolver.ts';
import { enhedUnilogin } from './unilogin/unilogin.ts';
import { AlternativAdresse, Anvisningsenhed, Enhed, enhedTypeOf } from './units/enhed/enhed.ts';
import { AffiliationFindingsResolver } from './units/finding/affiliation-findings.resolver.ts';
import { AffiliationStatusResolver } from './units/status/affiliation-status.resolver.ts';
import { AttachMutations } from './writing/attach/attach.mutations.ts';
import { TilknytningMutations } from './writing/attach/tilknytning.mutations.ts';
import { EnhedTilknytninger, GruppeMedlemmer, TilknytningResolver } from './writing/attach/tilknytning.resolver.ts';

/** The affiliation subgraph's schema. */
export async function buildAffiliationSchema() {
  const built = await buildFederatedSchema<AffiliationContext>(
    [
      AftaleAdvarselResolver,
      AulaResolver,
      AulaHistorikResolver,
      AulaReadinessResolver,
      BrugeradministratorMutations,
      BrugeradministratorResolver,
      AffiliationChangesResolver,
      DagplejegruppeMutations,
      DagplejegruppeResolver,
      DagplejegruppeDagplejere,
      DagplejerMutations,
      DagplejerResolver,
      DataaftaleMutations,
      DataaftaleResolver,
      EnhedDagplejegrupper,
      EnhedDagplejere,
      AffiliationFindingsResolver,
      GaesteopholdMutations,
      GaesteopholdResolver,
      GruppeMutations,
      GruppeResolver,
      GruppeMedlemmer,
      KildeMutations,
      KildeResolver,
      KildeskribenterMutations,
      KildeskribenterResolver,
      LaeselogResolver,
      LeveringMutations,
      LeveringResolver,
      NodeResolver,
      OpsaetningMutations,
      PersonMutations,
      PersonResolver,
      PersonFieldsResolver,
      RollemappingMutations,
      RollemappingResolver,
      AffiliationStatusResolver,
      SvarkoderResolver,
      AttachMutations,
      TilknytningMutations,
      TilknytningResolver,
      enhedUnilogin(Enhed),
      enhedUnilogin(Anvisningsenhed),
      enhedUnilogin(AlternativAdresse),
      ...historikResolvers,
      EnhedGrupper,
      EnhedTilknytninger,
      EnhedLeveringer,
      EnhedBeroerte,
      EnhedAula,
      EnhedDataaftaler,
      EnhedOpsaetning,
    ],
    registerObjects,
    {
      Levering: ({ id = '' }, { leveringer }) => leveringer.byId(id),
      Dagplejegruppe: ({ id = '' }, { dagplejegrupper }) => dagplejegrupper.byId(id, null),
      // The gateway sends the register's fields along; the unit itself is not stored here.
      Anvisningsenhed: (reference) => reference,
      AlternativAdresse: (reference) => reference,
      Kommune: (reference) => reference,
      Daginstitution: (reference) => reference,
      Proposal: (reference) => reference,
      KontrolRun: (reference) => reference,
      Dataaftale: ({ id = '' }, context) => readDataaftale(context, id),
    },
    { Enhed: enhedTypeOf, Node: ({ __typename }: Found) => __typename },
  );
  noteSearches(built.schema);
  noteRefusals(built.schema);
  return built;
}
