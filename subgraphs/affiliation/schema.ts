import 'reflect-metadata';
import { buildFederatedSchema } from '../common/schema/federated-schema.ts';
import { AftaleAdvarselResolver } from './advarsel/aftale-advarsel.resolver.ts';
import { AttachMutations } from './attach/attach.mutations.ts';
import { TilknytningMutations } from './attach/tilknytning.mutations.ts';
import { enhedTilknytninger, GruppeMedlemmer, TilknytningResolver } from './attach/tilknytning.resolver.ts';
import { AulaResolver, enhedAula } from './aula/aula.resolver.ts';
import { AulaHistorikResolver } from './aula/aula-historik.resolver.ts';
import { AulaReadinessResolver } from './aula/aula-readiness.resolver.ts';
import { BrugeradministratorMutations } from './brugeradministrator/brugeradministrator.mutations.ts';
import { BrugeradministratorResolver } from './brugeradministrator/brugeradministrator.resolver.ts';
import { AffiliationChangesResolver } from './change/affiliation-changes.resolver.ts';
import type { AffiliationContext } from './context.ts';
import { DagplejegruppeMutations } from './dagplejegruppe/dagplejegruppe.mutations.ts';
import { DagplejegruppeResolver, EnhedDagplejegrupper } from './dagplejegruppe/dagplejegruppe.resolver.ts';
import { DagplejerMutations } from './dagplejer/dagplejer.mutations.ts';
import { DagplejegruppeDagplejere, DagplejerResolver, EnhedDagplejere } from './dagplejer/dagplejer.resolver.ts';
import { DataaftaleMutations } from './dataaftale/dataaftale.mutations.ts';
import { readDataaftale } from './dataaftale/dataaftale.reader.ts';
import { DataaftaleResolver, enhedDataaftaler } from './dataaftale/dataaftale.resolver.ts';
import { AlternativAdresse, Anvisningsenhed, enhedTypeOf } from './enhed/enhed.ts';
import { AffiliationFindingsResolver } from './finding/affiliation-findings.resolver.ts';
import { GaesteopholdMutations } from './gaestepleje/gaesteophold.mutations.ts';
import { GaesteopholdResolver } from './gaestepleje/gaesteophold.resolver.ts';
import { GruppeMutations } from './gruppe/gruppe.mutations.ts';
import { enhedGrupper, GruppeResolver } from './gruppe/gruppe.resolver.ts';
import { KildeMutations } from './kilde/kilde.mutations.ts';
import { KildeResolver, KildeskribenterResolver } from './kilde/kilde.resolver.ts';
import { KildeskribenterMutations } from './kilde/kildeskribenter.mutations.ts';
import { LaeselogResolver } from './laeselog/laeselog.resolver.ts';
import { LeveringMutations } from './levering/levering.mutations.ts';
import { enhedLeveringer, LeveringResolver } from './levering/levering.resolver.ts';
import { noteRefusals } from './note-refusals.ts';
import { OpsaetningMutations } from './opsaetning/opsaetning.mutations.ts';
import { enhedOpsaetning } from './opsaetning/opsaetning.resolver.ts';
import { enhedBeroerte } from './overfoersel/beroerte.resolver.ts';
import { PersonMutations } from './person/person.mutations.ts';
import { PersonResolver } from './person/person.resolver.ts';
import { PersonFelterResolver } from './person/person-felter.resolver.ts';
import { PersonRightsResolver } from './person/person-rights.resolver.ts';
import { RollemappingMutations } from './rollemapping/rollemapping.mutations.ts';
import { RollemappingResolver } from './rollemapping/rollemapping.resolver.ts';
import { AffiliationStatusResolver } from './status/affiliation-status.resolver.ts';
import { SvarkoderResolver } from './svarkode/svarkoder.resolver.ts';
import { enhedUnilogin } from './unilogin/unilogin.resolver.ts';

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
      OpsaetningMutations,
      PersonMutations,
      PersonResolver,
      PersonFelterResolver,
      PersonRightsResolver,
      RollemappingMutations,
      RollemappingResolver,
      AffiliationStatusResolver,
      SvarkoderResolver,
      AttachMutations,
      TilknytningMutations,
      TilknytningResolver,
      enhedUnilogin(Anvisningsenhed),
      enhedUnilogin(AlternativAdresse),
      enhedGrupper(Anvisningsenhed),
      enhedGrupper(AlternativAdresse),
      enhedTilknytninger(Anvisningsenhed),
      enhedTilknytninger(AlternativAdresse),
      enhedLeveringer(Anvisningsenhed),
      enhedLeveringer(AlternativAdresse),
      enhedBeroerte(Anvisningsenhed),
      enhedBeroerte(AlternativAdresse),
      enhedAula(Anvisningsenhed),
      enhedAula(AlternativAdresse),
      enhedDataaftaler(Anvisningsenhed),
      enhedDataaftaler(AlternativAdresse),
      enhedOpsaetning(Anvisningsenhed),
      enhedOpsaetning(AlternativAdresse),
    ],
    [Anvisningsenhed, AlternativAdresse],
    {
      Levering: ({ id = '' }, { leveringer }) => leveringer.byId(id),
      Dagplejegruppe: ({ id = '' }, { dagplejegrupper }) => dagplejegrupper.byId(id, null),
      // The gateway sends the register's fields along; the unit itself is not stored here.
      Anvisningsenhed: (reference) => reference,
      AlternativAdresse: (reference) => reference,
      Dataaftale: ({ id = '' }, context) => readDataaftale(context, id),
    },
    { TilknytningsEnhed: enhedTypeOf },
  );
  noteRefusals(built.schema);
  return built;
}
