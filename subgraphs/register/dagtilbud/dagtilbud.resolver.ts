import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { snapshotAt } from '../../common/database/snapshot.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import type { RegisterContext } from '../context.ts';
import { Dagtilbud } from './dagtilbud.ts';
import { asOfDescription } from './list-arguments.ts';

@Resolver()
export class DagtilbudResolver {
  @Query(() => Dagtilbud, {
    nullable: true,
    description:
      'What the number stands for, on whichever level. Null when nothing has the number. In old data a number can stand on two levels: then the anvisningsenhed is meant, since that is what people are tied to.',
  })
  async dagtilbud(
    @Arg('nummer', () => String, { description: 'Any institution number: "G10431".' }) nummer: string,
    @Arg('asOf', () => DateTime, { nullable: true, description: asOfDescription }) asOf: string | null,
    @Ctx() { database, reader }: RegisterContext,
  ): Promise<Dagtilbud | null> {
    const snapshot = await snapshotAt(database, asOf);
    const [unit, adresse, daginstitution] = await Promise.all([
      reader.byNummer('anvisningsenhed', nummer, snapshot),
      reader.byNummer('alternativAdresse', nummer, snapshot),
      reader.byNummer('daginstitution', nummer, snapshot),
    ]);
    return unit ?? adresse ?? daginstitution;
  }
}
