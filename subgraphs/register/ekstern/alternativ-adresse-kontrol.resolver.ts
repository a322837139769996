import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RegisterContext } from '../context.ts';
import { AlternativAdresse } from '../dagtilbud/alternativ-adresse.ts';
import { Kontrol } from './kontrol.ts';
import { toKontrol } from './to-kontrol.ts';

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
