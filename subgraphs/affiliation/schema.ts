import 'reflect-metadata';
import { buildFederatedSchema } from '../common/federated-schema.ts';
import { AftaleAdvarselResolver } from './advarsel/aftale-advarsel.resolver.ts';
import { AulaResolver } from './aula/aula.resolver.ts';
import { AulaHistorikResolver } from './aula/aula-historik.resolver.ts';
import { AulaReadinessResolver } from './aula/aula-readiness.resolver.ts';
import { enhedFields } from './aula/enhed-fields.ts';
import { BrugeradministratorResolver } from './brugeradministrator/brugeradministrator.resolver.ts';
import type { AffiliationContext } from './context.ts';
import { DagplejegruppeResolver } from './dagplejegruppe/dagplejegruppe.resolver.ts';
import { DataaftaleMutations } from './dataaftale/dataaftale.mutations.ts';
import { DataaftaleResolver } from './dataaftale/dataaftale.resolver.ts';
import { readDataaftale } from './dataaftale/read-dataaftale.ts';
import { AlternativAdresseResolver } from './enhed/alternativ-adresse.resolver.ts';
import { AlternativAdresse } from './enhed/alternativ-adresse.ts';
import { AnvisningsenhedResolver } from './enhed/anvisningsenhed.resolver.ts';
import { Anvisningsenhed } from './enhed/anvisningsenhed.ts';
import { OpsaetningResolver } from './opsaetning/opsaetning.resolver.ts';

/** The affiliation subgraph's schema. */
export function buildAffiliationSchema() {
  return buildFederatedSchema<AffiliationContext>(
    [
      DagplejegruppeResolver,
      AnvisningsenhedResolver,
      AlternativAdresseResolver,
      enhedFields(Anvisningsenhed),
      enhedFields(AlternativAdresse),
      AulaResolver,
      AulaReadinessResolver,
      AulaHistorikResolver,
      OpsaetningResolver,
      DataaftaleResolver,
      DataaftaleMutations,
      BrugeradministratorResolver,
      AftaleAdvarselResolver,
    ],
    [Anvisningsenhed, AlternativAdresse],
    {
      Dagplejegruppe: ({ id = '' }, { grupper }) => grupper.byId(id),
      // The gateway sends the register's fields along; the unit itself is not stored here.
      Anvisningsenhed: (reference) => reference,
      AlternativAdresse: (reference) => reference,
      Dataaftale: ({ id = '' }, context) => readDataaftale(context, id),
    },
  );
}
