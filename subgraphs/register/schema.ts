import 'reflect-metadata';
import { buildFederatedSchema } from '../common/federated-schema.ts';
import { normalKommunekode } from '../common/parse/kommunekode.ts';
import { AlternativAdresseMutations } from './alternativ-adresse/alternativ-adresse.mutations.ts';
import { AlternativAdresseResolver } from './alternativ-adresse/alternativ-adresse.resolver.ts';
import { AlternativAdresse } from './alternativ-adresse/alternativ-adresse.ts';
import { AnvisningsenhedMutations } from './anvisningsenhed/anvisningsenhed.mutations.ts';
import { AnvisningsenhedResolver } from './anvisningsenhed/anvisningsenhed.resolver.ts';
import { Anvisningsenhed } from './anvisningsenhed/anvisningsenhed.ts';
import { ChangeMutations } from './change/change.mutations.ts';
import { ChangesResolver } from './change/changes.resolver.ts';
import { FejlResolver } from './change/fejl.resolver.ts';
import { ObjectDiffResolver } from './change/object-diff.resolver.ts';
import type { RegisterContext } from './context.ts';
import { DaginstitutionMutations } from './daginstitution/daginstitution.mutations.ts';
import { DaginstitutionResolver } from './daginstitution/daginstitution.resolver.ts';
import { Daginstitution } from './daginstitution/daginstitution.ts';
import { DagtilbudResolver } from './dagtilbud/dagtilbud.resolver.ts';
import type { Dagtilbud } from './dagtilbud/dagtilbud.ts';
import { niveauer } from './dagtilbud/niveau.ts';
import { AlternativAdresseKontrolResolver } from './ekstern/alternativ-adresse-kontrol.resolver.ts';
import { AnvisningsenhedKontrolResolver } from './ekstern/anvisningsenhed-kontrol.resolver.ts';
import { ChangeKontrolResolver } from './ekstern/change-kontrol.resolver.ts';
import { FindingsResolver } from './finding/findings.resolver.ts';
import { KontrolRunResolver } from './finding/kontrol-run.resolver.ts';
import { KodelisteMutations } from './kodeliste/kodeliste.mutations.ts';
import { KodelisteResolver } from './kodeliste/kodeliste.resolver.ts';
import { KombinationResolver } from './kodeliste/kombination.resolver.ts';
import { KommuneResolver } from './kommune/kommune.resolver.ts';
import { MeResolver } from './me/me.resolver.ts';
import { PlanMutations } from './plan/plan.mutations.ts';
import { ProposalMutations } from './proposal/proposal.mutations.ts';
import { ProposalResolver } from './proposal/proposal.resolver.ts';
import { RegelResolver } from './regel/regel.resolver.ts';
import { SearchResolver } from './search/search.resolver.ts';
import { HelloResolver } from './status/hello.resolver.ts';
import { StatusResolver } from './status/status.resolver.ts';
import { ChangeSuccessionResolver } from './succession/change-succession.resolver.ts';
import { DagtilbudSuccessionResolver } from './succession/dagtilbud-succession.resolver.ts';
import { SuccessionMutations } from './succession/succession.mutations.ts';
import { SuccessionResolver } from './succession/succession.resolver.ts';

/** The register subgraph's schema. */
export function buildRegisterSchema() {
  return buildFederatedSchema<RegisterContext>(
    [
      KommuneResolver,
      DaginstitutionResolver,
      AnvisningsenhedResolver,
      AlternativAdresseResolver,
      DagtilbudResolver,
      SearchResolver,
      KodelisteResolver,
      HelloResolver,
      StatusResolver,
      DaginstitutionMutations,
      AnvisningsenhedMutations,
      AlternativAdresseMutations,
      ChangeMutations,
      ObjectDiffResolver,
      AnvisningsenhedKontrolResolver,
      AlternativAdresseKontrolResolver,
      ChangeKontrolResolver,
      MeResolver,
      ChangesResolver,
      FejlResolver,
      RegelResolver,
      FindingsResolver,
      KontrolRunResolver,
      KombinationResolver,
      KodelisteMutations,
      PlanMutations,
      SuccessionMutations,
      SuccessionResolver,
      DagtilbudSuccessionResolver,
      ChangeSuccessionResolver,
      ProposalResolver,
      ProposalMutations,
    ],
    [Daginstitution, Anvisningsenhed, AlternativAdresse],
    {
      Kommune: ({ kode = '' }, { kodebog }) => kodebog.kommune(normalKommunekode(kode)),
      Daginstitution: ({ nummer = '' }, { reader }) => reader.byNummer('daginstitution', nummer, null),
      Anvisningsenhed: ({ nummer = '' }, { reader }) => reader.byNummer('anvisningsenhed', nummer, null),
      AlternativAdresse: ({ nummer = '' }, { reader }) => reader.byNummer('alternativAdresse', nummer, null),
    },
    { Dagtilbud: ({ niveau }: Dagtilbud) => niveauer[niveau].type },
  );
}
