import { Field, InputType } from 'type-graphql';
import type { Provider } from '../../common/database/provider.ts';
import type { Sql } from '../../common/database/sql.ts';
import { exactField, kodeField } from '../../common/filters/filter-field.ts';
import { KodeFilter } from '../../common/filters/kode-filter.ts';
import { TekstFilter } from '../../common/filters/tekst-filter.ts';
import { compileWhere } from '../../common/filters/where.ts';
import { parseInstitutionNumber, parseInstitutionNumberPart } from '../../common/parse/institution-number.ts';
import { oneOf } from '../../common/parse/one-of.ts';
import { parseText } from '../../common/parse/text.ts';
import { kommuneOfEnhed } from '../enhed/enhed-reach.ts';
import { transitions } from './status.ts';

@InputType({ description: 'Which deliveries. All the fields given must hold.' })
export class LeveringWhere {
  @Field(() => TekstFilter, { nullable: true, description: 'The institution number. Error: NUMMER_MALFORMED.' })
  enhedsNummer?: TekstFilter | null;

  @Field(() => KodeFilter, {
    nullable: true,
    description: 'Municipality of the unit, "101" or "0101". Error: KOMMUNEKODE_UNKNOWN.',
  })
  kommune?: KodeFilter | null;

  @Field(() => TekstFilter, { nullable: true, description: 'The source system.' })
  kilde?: TekstFilter | null;

  @Field(() => KodeFilter, {
    nullable: true,
    description: 'DRAFT, VALIDATED, AWAITING_APPROVAL, APPROVED, SENT, ACCEPTED …',
  })
  status?: KodeFilter | null;

  @Field(() => KodeFilter, { nullable: true, description: 'FULL, DELTA or DELETE.' })
  dokument?: KodeFilter | null;
}

/** The condition of `where`, on the table Levering. */
export function leveringCondition(provider: Provider, where: LeveringWhere | null | undefined): Sql {
  const given = Object.fromEntries(Object.entries(where ?? {}).filter(([, filter]) => filter !== undefined));
  return compileWhere(given, {
    enhedsNummer: exactField(provider, 'enhedsNummer', parseInstitutionNumber, parseInstitutionNumberPart),
    kommune: kommuneOfEnhed(provider, 'enhedsNummer'),
    kilde: exactField(provider, 'kilde', parseText, parseText),
    status: kodeField(provider, 'status', oneOf(Object.keys(transitions))),
    dokument: kodeField(provider, 'dokument', oneOf(['FULL', 'DELTA', 'DELETE'])),
  });
}
