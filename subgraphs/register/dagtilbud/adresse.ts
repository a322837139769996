import { Field, Float, ObjectType } from 'type-graphql';
import type { Snapshot } from '../../common/database/sql.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { Kommune } from '../kodeliste/kommune.ts';

@ObjectType({
  description:
    'A postal address with its place. Any part may be missing on rows from before the register checked addresses.',
  simpleResolvers: true,
})
export class Adresse {
  @Field(() => String, { nullable: true, description: 'Street name (STIL: vejNavn). Null: not registered.' })
  vejNavn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'House number with its letter, as registered: "4A" (STIL: husNummer). Null: not registered.',
  })
  husNummer!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Post number, four digits, leading zeros kept (STIL: postNummer). Null: not registered.',
  })
  postNummer!: string | null;

  @Field(() => String, { nullable: true, description: 'Postal town (STIL: byNavn). Null: not registered.' })
  byNavn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Village or district inside the post number (STIL: supplerendeBynavn). Null: not registered.',
  })
  supplerendeBynavn!: string | null;

  @Field(() => Kommune, {
    nullable: true,
    description:
      'The municipality where the address lies (STIL: kommuneKode). Can differ from the administrative one. Null: not registered.',
  })
  kommune!: Kommune | null;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the address in DAR, a UUID (STIL: dawaId). Null: not registered.',
  })
  dawaId!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Latitude, degrees, WGS84 (STIL: geoBredde). Null: not registered.',
  })
  geoBredde!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Longitude, degrees, WGS84 (STIL: geoLaengde). Null: not registered.',
  })
  geoLaengde!: number | null;
}

type AdresseColumns = Omit<Adresse, 'kommune'> & { kommuneKode: string | null };

export function toAdresse(row: AdresseColumns, kodebog: Kodebog, snapshot: Snapshot): Adresse {
  const { vejNavn, husNummer, postNummer, byNavn, supplerendeBynavn, dawaId, geoBredde, geoLaengde } = row;
  const found = kodebog.kommune(row.kommuneKode);
  const kommune = found && { ...found, snapshot };
  return { vejNavn, husNummer, postNummer, byNavn, supplerendeBynavn, kommune, dawaId, geoBredde, geoLaengde };
}
