import 'reflect-metadata';
import { buildFederatedSchema } from '../common/federated-schema.ts';
import { AftaleAdvarselResolver } from './advarsel/aftale-advarsel.resolver.ts';
import { AulaResolver } from './aula/aula.resolver.ts';
import { AulaHistorikResolver } from './aula/aula-historik.resolver.ts';
import { AulaReadinessResolver } from './aula/aula-readiness.resolver.ts';
import { enhedFields } from './aula/enhed-fields.ts';
import { BrugeradministratorResolver } from './brugeradministrator/brugeradministrator.resolver.ts';
import { AffiliationChangesResolver } from './change/affiliation-changes.resolver.ts';
import type { AffiliationContext } from './context.ts';
import { DagplejegruppeMutations } from './dagplejegruppe/dagplejegruppe.mutations.ts';
import { DagplejegruppeResolver, EnhedDagplejegrupper } from './dagplejegruppe/dagplejegruppe.resolver.ts';
import { DagplejerMutations } from './dagplejer/dagplejer.mutations.ts';
import { DagplejegruppeDagplejere, DagplejerResolver, EnhedDagplejere } from './dagplejer/dagplejer.resolver.ts';
import { DataaftaleMutations } from './dataaftale/dataaftale.mutations.ts';
import { DataaftaleResolver } from './dataaftale/dataaftale.resolver.ts';
import { readDataaftale } from './dataaftale/read-dataaftale.ts';
import { AlternativAdresse } from './enhed/alternativ-adresse.ts';
import { Anvisningsenhed } from './enhed/anvisningsenhed.ts';
import { enhedFolk } from './enhed/enhed-folk.ts';
import { enhedTypeOf } from './enhed/tilknytnings-enhed.ts';
import { AffiliationFindingsResolver } from './finding/affiliation-findings.resolver.ts';
import { GaesteopholdMutations } from './gaestepleje/gaesteophold.mutations.ts';
import { GaesteopholdResolver } from './gaestepleje/gaesteophold.resolver.ts';
import { GruppeMutations } from './gruppe/gruppe.mutations.ts';
import { enhedGrupper, GruppeResolver } from './gruppe/gruppe.resolver.ts';
import { KildeResolver } from './kilde/kilde.resolver.ts';
import { KildeskribenterResolver } from './kilde/kildeskribenter.resolver.ts';
import { LaeselogResolver } from './laeselog/laeselog.resolver.ts';
import { noteRefusals } from './laeselog/note-refusals.ts';
import { enhedLeveringer } from './levering/enhed-leveringer.ts';
import { LeveringMutations } from './levering/levering.mutations.ts';
import { LeveringResolver } from './levering/levering.resolver.ts';
import { OpsaetningResolver } from './opsaetning/opsaetning.resolver.ts';
import { enhedBeroerte } from './overfoersel/enhed-beroerte.ts';
import { PersonMutations } from './person/person.mutations.ts';
import { PersonResolver } from './person/person.resolver.ts';
import { PersonFelterResolver } from './person/person-felter.resolver.ts';
import { PersonRightsResolver } from './person/person-rights.resolver.ts';
import { RollemappingResolver } from './rollemapping/rollemapping.resolver.ts';
import { AffiliationStatusResolver } from './status/affiliation-status.resolver.ts';
import { SvarkoderResolver } from './svarkode/svarkoder.resolver.ts';
import { AttachMutations } from './tilknytning/attach.mutations.ts';
import { TilknytningMutations } from './tilknytning/tilknytning.mutations.ts';
import { TilknytningResolver } from './tilknytning/tilknytning.resolver.ts';
import { enhedUnilogin } from './unilogin/unilogin.resolver.ts';

/** The affiliation subgraph's schema. */
export async function buildAffiliationSchema() {
  const built = await buildFederatedSchema<AffiliationContext>(
    [
      AftaleAdvarselResolver,
      AulaResolver,
      AulaHistorikResolver,
      AulaReadinessResolver,
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
      KildeResolver,
      KildeskribenterResolver,
      LaeselogResolver,
      LeveringMutations,
      LeveringResolver,
      OpsaetningResolver,
      PersonMutations,
      PersonResolver,
      PersonFelterResolver,
      PersonRightsResolver,
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
      enhedFolk(Anvisningsenhed),
      enhedFolk(AlternativAdresse),
      enhedLeveringer(Anvisningsenhed),
      enhedLeveringer(AlternativAdresse),
      enhedBeroerte(Anvisningsenhed),
      enhedBeroerte(AlternativAdresse),
      enhedFields(Anvisningsenhed),
      enhedFields(AlternativAdresse),
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
