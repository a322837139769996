import { Field, InterfaceType } from 'type-graphql';
import type { Snapshot } from '../../common/database/sql.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { Adresse, toAdresse } from './adresse.ts';
import { Dagtilbud, toDagtilbud } from './dagtilbud.ts';

@InterfaceType({
  implements: Dagtilbud,
  description:
    'What the two levels share that are a place: Anvisningsenhed and AlternativAdresse. People are tied to the number of either, in Unilogin and AULA.',
})
export abstract class Enhed extends Dagtilbud {
  @Field(() => Adresse, { description: 'Where it lies (STIL: Adresse).' })
  adresse!: Adresse;

  @Field(() => String, {
    nullable: true,
    description: 'E-mail address, at most 132 characters (STIL: Email). Null: not registered.',
  })
  email!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Telephone as registered, at most 20 characters, free text in old rows (STIL: TelefonNummer). Null: not registered.',
  })
  telefonNummer!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'CVR number, eight digits (STIL: CVRNummer, follows from the P-number). Null: not registered.',
  })
  cvrNummer!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'P-number, ten digits; several units may share one (STIL: PNummer). Null: not registered.',
  })
  pNummer!: string | null;
}

type Row = Parameters<typeof toDagtilbud>[0] &
  Parameters<typeof toAdresse>[0] & {
    email: string | null;
    telefonNummer: string | null;
    cvrNummer: string | null;
    pNummer: string | null;
  };

/** What a row of either level shows. */
export const toEnhed = (
  row: Row,
  kodebog: Kodebog,
  niveau: 'anvisningsenhed' | 'alternativAdresse',
  snapshot: Snapshot,
): Enhed => ({
  ...toDagtilbud(row, kodebog, niveau, snapshot),
  adresse: toAdresse(row, kodebog, snapshot),
  email: row.email,
  telefonNummer: row.telefonNummer,
  cvrNummer: row.cvrNummer,
  pNummer: row.pNummer,
});
