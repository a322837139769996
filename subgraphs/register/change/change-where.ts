import { Field, InputType } from 'type-graphql';
import { KodeFilter } from '../../common/filters/kode-filter.ts';
import { TekstFilter } from '../../common/filters/tekst-filter.ts';

@InputType({ description: 'Which changes. Several fields must all hold.' })
export class ChangeWhere {
  @Field(() => KodeFilter, {
    nullable: true,
    description:
      'The administrative municipality before or after, "101" or "0101", so that both see an object that goes from one to the other. Error: KOMMUNEKODE_UNKNOWN.',
  })
  kommune?: KodeFilter | null;

  @Field(() => KodeFilter, { nullable: true, description: 'daginstitution, anvisningsenhed or alternativAdresse.' })
  niveau?: KodeFilter | null;

  @Field(() => TekstFilter, { nullable: true, description: 'The institution number. Error: NUMMER_MALFORMED.' })
  nummer?: TekstFilter | null;

  @Field(() => KodeFilter, { nullable: true, description: 'create, update, move, close, reopen or kontrol.' })
  action?: KodeFilter | null;

  @Field(() => TekstFilter, { nullable: true, description: 'Who wrote.' })
  actor?: TekstFilter | null;

  @Field(() => TekstFilter, { nullable: true, description: "The request's id." })
  requestId?: TekstFilter | null;

  @Field(() => TekstFilter, {
    nullable: true,
    description:
      'Through which door: "graphql", "proposal", "csv:<file>", "sample", "recheck" (answers of DAR and CVR), "dar" (what DAR filled in).',
  })
  source?: TekstFilter | null;
}
