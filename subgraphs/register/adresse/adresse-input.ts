import { Field, Float, InputType } from 'type-graphql';

@InputType({ description: 'An address. In an update a field left out stays, an explicit null clears it.' })
export class AdresseInput {
  @Field(() => String, { nullable: true, description: 'Street name.' })
  vejNavn?: string | null;

  @Field(() => String, { nullable: true, description: 'House number with its letter: "4A".' })
  husNummer?: string | null;

  @Field(() => String, { nullable: true, description: 'Post number, four digits.' })
  postNummer?: string | null;

  @Field(() => String, { nullable: true, description: 'Postal town.' })
  byNavn?: string | null;

  @Field(() => String, { nullable: true, description: 'Village or district inside the post number.' })
  supplerendeBynavn?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the municipality where it lies: "101" or "0101".' })
  kommune?: string | null;

  @Field(() => String, { nullable: true, description: 'Id of the address in DAR, a UUID.' })
  dawaId?: string | null;

  @Field(() => Float, { nullable: true, description: 'Latitude, degrees, WGS84.' })
  geoBredde?: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude, degrees, WGS84.' })
  geoLaengde?: number | null;
}
