import { Field, Int, InterfaceType } from 'type-graphql';
import type { Snapshot } from '../../common/database/snapshot.ts';
import { Kode } from '../../common/kode.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import type { Niveau } from './niveau.ts';

@InterfaceType({
  description: 'What the three numbered levels share: Daginstitution, Anvisningsenhed and AlternativAdresse.',
})
export abstract class Dagtilbud {
  /** Which level this is. */
  niveau!: Niveau;
  /** The moment the object was read for; its children are read for the same. */
  snapshot!: Snapshot;

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
