import { Field, InputType } from 'type-graphql';
import { KodeFilter } from '../../common/filters/kode-filter.ts';
import { TekstFilter } from '../../common/filters/tekst-filter.ts';
import { KontrolFilter } from '../ekstern/kontrol-filter.ts';

/** The filters that every level has. */
@InputType()
export abstract class DagtilbudWhere {
  @Field(() => TekstFilter, { nullable: true, description: 'The institution number. Error: NUMMER_MALFORMED.' })
  nummer?: TekstFilter;

  @Field(() => TekstFilter, { nullable: true, description: 'The name.' })
  navn?: TekstFilter;

  @Field(() => KodeFilter, {
    nullable: true,
    description: '"Aktiv" or "Nedlagt". Lists show both unless this is given.',
  })
  aktivitetsstatus?: KodeFilter;

  @Field(() => KodeFilter, {
    nullable: true,
    description:
      'The administrative municipality (of the daginstitution): "101" or "0101". Error: KOMMUNEKODE_UNKNOWN.',
  })
  kommune?: KodeFilter;

  @Field(() => KodeFilter, { nullable: true, description: 'Ownership, of the daginstitution. Error: KODE_UNKNOWN.' })
  ejerform?: KodeFilter;

  @Field(() => KodeFilter, { nullable: true, description: 'Legal basis, of the daginstitution. Error: KODE_UNKNOWN.' })
  lovgrundlag?: KodeFilter;

  @Field(() => KodeFilter, {
    nullable: true,
    description:
      'Kind of day-care, of the anvisningsenhed; a daginstitution fits when one of its units does. Error: KODE_UNKNOWN.',
  })
  institutionstype?: KodeFilter;

  @Field(() => TekstFilter, {
    nullable: true,
    description: 'CVR number, eight digits; a daginstitution fits when one of its units does. Error: VALUE_MALFORMED.',
  })
  cvrNummer?: TekstFilter;

  @Field(() => TekstFilter, {
    nullable: true,
    description: 'P-number, ten digits; a daginstitution fits when one of its units does. Error: VALUE_MALFORMED.',
  })
  pNummer?: TekstFilter;

  @Field(() => TekstFilter, {
    nullable: true,
    description: 'Post number, four digits; a daginstitution fits when one of its units does. Error: VALUE_MALFORMED.',
  })
  postNummer?: TekstFilter;

  @Field(() => KontrolFilter, {
    nullable: true,
    description:
      'What DAR and CVR last said of the address and the P-number; a daginstitution fits when one of its units does.',
  })
  kontrol?: KontrolFilter;
}
