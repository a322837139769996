import { Arg, Args, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { sql } from '../../../common/database/sql.ts';
import { askedPage, connectionOf, mapConnection, PageArguments } from '../../../common/lists/connection.ts';
import { readPage } from '../../../common/lists/read-page.ts';
import { parseInstitutionNumber } from '../../../common/parse/identifiers.ts';
import { DateTime } from '../../../common/scalars/date-time.ts';
import type { AffiliationContext } from '../../context.ts';
import { parseList } from '../../core/change/use-case.ts';
import type { AulaStatus as Row } from '../../generated/sqlite/client.ts';
import { refuseEnhed } from '../../units/enhed/enhed.ts';
import { AulaStage } from '../aulacheck/aula-check.ts';

@ObjectType({ simpleResolvers: true, description: 'How far a unit was from a moment on, as it was found then.' })
class AulaStatus {
  @Field(() => DateTime, { description: 'When it was found so.' })
  at!: string;

  @Field(() => AulaStage, { description: 'The stage.' })
  stage!: AulaStage;

  @Field(() => Boolean, { description: 'Whether staff could start.' })
  ready!: boolean;

  @Field(() => [String], { description: 'Codes of the checks that failed.' })
  fejl!: string[];
}

const AulaStatusConnection = connectionOf(AulaStatus, 'AulaStatus', 'what a unit was found to be');

@Resolver()
export class AulaHistorikResolver {
  @Query(() => AulaStatusConnection, {
    description:
      'How a unit came along on its way into AULA, the latest first: an entry whenever the daily look, or `npm run aula:snapshot`, found it changed. Error: NOT_ALLOWED.',
  })
  async aulaHistorik(
    @Arg('enhed', () => String, { description: 'Number of the unit. Error: NUMMER_MALFORMED.' }) enhed: string,
    @Args(() => PageArguments) paging: PageArguments,
    @Ctx() { caller, database, enheder }: AffiliationContext,
  ) {
    const nummer = parseInstitutionNumber(enhed, 'enhed');
    const refused = refuseEnhed(caller, 'aula.read', nummer, (await enheder.byNummer(nummer))?.kommuneKode);
    if (refused) throw refused;
    const page = await readPage<Row>(database.query, database.provider, {
      table: 'AulaStatus',
      key: 'at',
      condition: sql`"nummer" = ${nummer}`,
      order: { column: 'at', descending: true },
      page: askedPage(paging),
    });
    return mapConnection(page, (row) => ({ ...row, stage: row.stage as AulaStage, fejl: parseList(row.fejl) }));
  }
}
