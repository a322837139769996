import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RegisterContext } from '../context.ts';
import { AlternativAdresse } from '../dagtilbud/alternativ-adresse.ts';
import { Anvisningsenhed } from '../dagtilbud/anvisningsenhed.ts';
import { Kontrol, toKontrol } from './kontrol.ts';

@Resolver(() => Anvisningsenhed)
export class AnvisningsenhedKontrolResolver {
  @FieldResolver(() => Kontrol, { description: 'What DAR and CVR last said of its address and its P-number.' })
  async kontrol(
    @Root() { nummer, adresse, pNummer, cvrNummer }: Anvisningsenhed,
    @Ctx() { kontroller }: RegisterContext,
  ): Promise<Kontrol> {
    return toKontrol({ ...adresse, pNummer, cvrNummer }, await kontroller.of('anvisningsenhed', nummer));
  }
}

@Resolver(() => AlternativAdresse)
export class AlternativAdresseKontrolResolver {
  @FieldResolver(() => Kontrol, { description: 'What DAR and CVR last said of its address and its P-number.' })
  async kontrol(
    @Root() { nummer, adresse, pNummer, cvrNummer }: AlternativAdresse,
    @Ctx() { kontroller }: RegisterContext,
  ): Promise<Kontrol> {
    return toKontrol({ ...adresse, pNummer, cvrNummer }, await kontroller.of('alternativAdresse', nummer));
  }
}
