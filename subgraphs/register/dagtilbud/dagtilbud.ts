import { Field, ID, InputType, Int, InterfaceType } from 'type-graphql';
import type { Snapshot } from '../../common/database/sql.ts';
import { KodeFilter, TekstFilter } from '../../common/filters/filter-inputs.ts';
import { Kode } from '../../common/kode.ts';
import { globalId, Node } from '../../common/node.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { type Niveau, niveauer } from './fields.ts';
import { KontrolFilter } from './kontrol-filter.ts';

@InterfaceType({
  implements: Node,
  description: 'What the three numbered levels share: Daginstitution, Anvisningsenhed and AlternativAdresse.',
})
export abstract class Dagtilbud implements Node {
  /** Which level this is. */
  niveau!: Niveau;
  /** The moment the object was read for; its children are read for the same. */
  snapshot!: Snapshot;

  @Field(() => ID, {
    description:
      'Its id in the whole graph, made of level and number: "Anvisningsenhed:G12345". In old data a number can stand on two levels.',
  })
  id!: string;

  @Field(() => String, {
    description:
      'The institution number: one letter and five digits, "G12345". Unique, never reused, kept when closed.',
  })
  nummer!: string;

  @Field(() => String, { description: 'The name, at most 132 characters.' })
  navn!: string;

  @Field(() => Kode, { description: 'Whether it exists today: "Aktiv" or "Nedlagt" (STIL: aktivitetsstatus).' })
  aktivitetsstatus!: Kode;

  @Field(() => Boolean, { description: 'True when aktivitetsstatus is "Aktiv".' })
  aktiv!: boolean;

  @Field(() => Int, { description: 'Version of this object: 1 when created, one more at every change.' })
  version!: number;

  @Field(() => DateTime, { description: 'When this version was committed (STIL: senestOpdateret).' })
  senestOpdateret!: Date;
}

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

type SharedColumns = { nummer: string; navn: string; aktivitetsstatus: string; version: number; opdateret: Date };

/** What a row of any level shows. */
export function toDagtilbud(row: SharedColumns, kodebog: Kodebog, niveau: Niveau, snapshot: Snapshot): Dagtilbud {
  const aktivitetsstatus = kodebog.kode('aktivitetsstatus', row.aktivitetsstatus);
  if (!aktivitetsstatus) throw new Error(`${niveau} ${row.nummer} has no aktivitetsstatus`);
  return {
    niveau,
    snapshot,
    id: globalId(niveauer[niveau].type, row.nummer),
    nummer: row.nummer,
    navn: row.navn,
    aktivitetsstatus,
    aktiv: row.aktivitetsstatus === 'Aktiv',
    version: row.version,
    senestOpdateret: row.opdateret,
  };
}
