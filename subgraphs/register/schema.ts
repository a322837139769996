import 'reflect-metadata';
import { normalKommunekode } from '../common/parse/identifiers.ts';
import { buildFederatedSchema } from '../common/schema/federated-schema.ts';
import { AlternativAdresseMutations } from './change/alternativ-adresse.mutations.ts';
import { AnvisningsenhedMutations } from './change/anvisningsenhed.mutations.ts';
import { ChangeMutations } from './change/change.mutations.ts';
import { ChangesResolver } from './change/change.resolver.ts';
import { DaginstitutionMutations } from './change/daginstitution.mutations.ts';
import type { RegisterContext } from './context.ts';
import { AlternativAdresseResolver } from './dagtilbud/alternativ-adresse.resolver.ts';
import { AlternativAdresse } from './dagtilbud/alternativ-adresse.ts';
import { AnvisningsenhedResolver } from './dagtilbud/anvisningsenhed.resolver.ts';
import { Anvisningsenhed } from './dagtilbud/anvisningsenhed.ts';
import { DaginstitutionResolver } from './dagtilbud/daginstitution.resolver.ts';
import { Daginstitution } from './dagtilbud/daginstitution.ts';
import { DagtilbudResolver, ObjectDiffResolver } from './dagtilbud/dagtilbud.resolver.ts';
import type { Dagtilbud } from './dagtilbud/dagtilbud.ts';
import { niveauer } from './dagtilbud/fields.ts';
import { KommuneResolver } from './dagtilbud/kommune.resolver.ts';
import { FindingsResolver } from './finding/finding.resolver.ts';
import { HistorikResolver } from './historik/historik.resolver.ts';
import { FilkoderResolver } from './import/filkoder.resolver.ts';
import { KodelisteMutations } from './kodeliste/kodeliste.mutations.ts';
import { KodelisteResolver, KombinationResolver } from './kodeliste/kodeliste.resolver.ts';
import { EnhedKontrolResolver } from './kontrol/kontrol.resolver.ts';
import { PlanMutations } from './plan/plan.mutations.ts';
import { ProposalMutations } from './proposal/proposal.mutations.ts';
import { readProposal, refuseReading } from './proposal/proposal.reader.ts';
import { ProposalResolver } from './proposal/proposal.resolver.ts';
import { ChangeKontrolResolver } from './recheck/kontrol-change.ts';
import { KontrolRunResolver } from './recheck/kontrol-run.resolver.ts';
import { readKontrolRun } from './recheck/kontrol-run.ts';
import { RegelResolver } from './regel/regel.resolver.ts';
import { SearchResolver } from './search/search.resolver.ts';
import { MeResolver } from './status/me.resolver.ts';
import { HelloResolver, StatusResolver } from './status/status.resolver.ts';
import { SuccessionMutations } from './succession/succession.mutations.ts';
import {
  ChangeSuccessionResolver,
  DagtilbudSuccessionResolver,
  SuccessionResolver,
} from './succession/succession.resolver.ts';

/** The register subgraph's schema. */
export function buildRegisterSchema() {
  return buildFederatedSchema<RegisterContext>(
    [
      AlternativAdresseMutations,
      AlternativAdresseResolver,
      AnvisningsenhedMutations,
      AnvisningsenhedResolver,
      ChangeMutations,
      ChangesResolver,
      ObjectDiffResolver,
      DaginstitutionMutations,
      DaginstitutionResolver,
      DagtilbudResolver,
      EnhedKontrolResolver,
      ChangeKontrolResolver,
      FindingsResolver,
      KontrolRunResolver,
      KodelisteMutations,
      KodelisteResolver,
      KombinationResolver,
      KommuneResolver,
      MeResolver,
      PlanMutations,
      ProposalMutations,
      ProposalResolver,
      RegelResolver,
      FilkoderResolver,
      SearchResolver,
      HelloResolver,
      StatusResolver,
      HistorikResolver,
      ChangeSuccessionResolver,
      DagtilbudSuccessionResolver,
      SuccessionMutations,
      SuccessionResolver,
    ],
    [Daginstitution, Anvisningsenhed, AlternativAdresse],
    {
      Kommune: ({ kode = '' }, { kodebog }) => kodebog.kommune(normalKommunekode(kode)),
      Daginstitution: ({ nummer = '' }, { reader }) => reader.byNummer('daginstitution', nummer, null),
      Anvisningsenhed: ({ nummer = '' }, { reader }) => reader.byNummer('anvisningsenhed', nummer, null),
      AlternativAdresse: ({ nummer = '' }, { reader }) => reader.byNummer('alternativAdresse', nummer, null),
      Proposal: ({ id = '' }, context) => (refuseReading(context.caller) ? null : readProposal(context, id)),
      KontrolRun: ({ id = '' }, { database }) => readKontrolRun(database, id),
    },
    { Dagtilbud: typeOf, Enhed: typeOf },
  );
}

const typeOf = ({ niveau }: Dagtilbud): string => niveauer[niveau].type;
