import { Arg, Args, Ctx, Field, ID, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { may } from '../../../common/auth/may.ts';
import { Fund } from '../../../common/fund.ts';
import { askedPage, connectionOf, PageArguments } from '../../../common/lists/connection.ts';
import { type Placed, pageOf } from '../../../common/lists/read-page.ts';
import { addMonths } from '../../../common/parse/days.ts';
import { parseInstitutionNumber } from '../../../common/parse/identifiers.ts';
import { oneOf } from '../../../common/parse/text.ts';
import { LocalDate, parseDay } from '../../../common/scalars/date-time.ts';
import { AsOfArguments, snapshotAt } from '../../../common/timeline/as-of.ts';
import type { AffiliationContext } from '../../context.ts';
import { parseKommunekode } from '../../units/enhed/enhed.ts';
import { type AdvarselScope, advarselRegler } from './advarsel-regler.ts';

@ObjectType({
  simpleResolvers: true,
  implements: Fund,
  description: "Something that one of STIL's 12-month rules ends soon, or has ended.",
})
class AftaleAdvarsel extends Fund {
  @Field(() => String, { description: 'Where the rule stands.' })
  source!: string;

  @Field(() => String, { nullable: true, description: 'Number of the unit; null for an administrator.' })
  enhedsNummer!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the data agreement or appointment; null where there is none.',
  })
  objectId!: string | null;

  @Field(() => LocalDate, {
    description:
      'Day of the last delivery, attachment, use or approval, from which the 12 months count; of several the earliest.',
  })
  siden!: string;

  @Field(() => LocalDate, { description: 'The day the 12 months are over.' })
  frist!: string;

  @Field(() => Boolean, { description: 'Whether the 12 months are over.' })
  overskredet!: boolean;

  @Field(() => Int, { description: 'How many are concerned; never which people.' })
  antal!: number;
}

@InputType({ description: 'Which warnings.' })
class AftaleAdvarselWhere {
  @Field(() => String, { description: 'The municipality, "101" or "0101". Error: KOMMUNEKODE_UNKNOWN.' })
  kommune!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Only those of this unit; all when left out or null. Error: NUMMER_MALFORMED.',
  })
  enhed?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only those of this rule; all when left out or null. Error: VALUE_MALFORMED.',
  })
  code?: string | null;
}

const AftaleAdvarselConnection = connectionOf(AftaleAdvarsel, 'AftaleAdvarsel', 'aftaleAdvarsler');

const parseKode = oneOf(advarselRegler.map(({ kode }) => kode));

@Resolver()
export class AftaleAdvarselResolver {
  @Query(() => AftaleAdvarselConnection, {
    description:
      'What STIL’s 12-month rules end within a month, or have ended, in a municipality: imports, manual attachments, administrators and data accesses, the first to end first. It takes the right to read data agreements in the municipality (NOT_ALLOWED).',
  })
  async aftaleAdvarsler(
    @Arg('where', () => AftaleAdvarselWhere, { description: 'Which warnings.' }) where: AftaleAdvarselWhere,
    @Arg('paaDag', () => LocalDate, {
      nullable: true,
      description: 'As they will be on this day; today when left out. Error: VALUE_MALFORMED.',
    })
    paaDag: string | null,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { caller, database, today }: AffiliationContext,
  ) {
    const kommune = parseKommunekode(where.kommune, 'where.kommune');
    const refused = may(caller, 'dataaftale.read', { kommuner: [kommune] });
    if (refused) throw refused;
    const fits = filterOf(where);
    const day = paaDag == null ? today : parseDay(paaDag, 'paaDag');
    const snapshot = await snapshotAt(database, moment);
    const found = await findAdvarsler(day, { source: database, kommune, snapshot });
    return pageOf(
      found.filter(({ node }) => fits(node)),
      'aftaleAdvarsler',
      askedPage(page),
    );
  }
}

function filterOf({ enhed, code }: AftaleAdvarselWhere): (advarsel: AftaleAdvarsel) => boolean {
  const nummer = enhed == null ? null : parseInstitutionNumber(enhed, 'where.enhed');
  const regel = code == null ? null : parseKode(code, 'where.code');
  return (advarsel) =>
    (nummer === null || advarsel.enhedsNummer === nummer) && (regel === null || advarsel.code === regel);
}

/** Everything in a municipality that a 12-month rule ends within a month of the day, or has ended; by day. */
async function findAdvarsler(day: string, about: Omit<AdvarselScope, 'cutoff'>): Promise<Placed<AftaleAdvarsel>[]> {
  const scope = { ...about, cutoff: addMonths(day, -11) };
  const found = await Promise.all(
    advarselRegler.map(async ({ find, kode: code, ...texts }) => {
      const aged = await find(scope);
      return aged.map(({ antal, siden, ...one }): AftaleAdvarsel => {
        const frist = addMonths(siden, 12);
        return {
          ...texts,
          code,
          severity: 'warning',
          ...one,
          siden,
          frist,
          overskredet: frist <= day,
          antal: Number(antal),
        };
      });
    }),
  );
  return found.flat().map((node) => ({ place: placeOf(node), node }));
}

const placeOf = ({ frist, code, enhedsNummer, objectId }: AftaleAdvarsel): string =>
  [frist, code, enhedsNummer, objectId].join(' ');
