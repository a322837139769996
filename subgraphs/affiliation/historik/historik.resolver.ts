import { Args, type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { reachOrRefuse } from '../../common/auth/may.ts';
import type { Action } from '../../common/auth/permissions.ts';
import { connectionOf, mapConnection, PageArguments } from '../../common/lists/connection.ts';
import { Movement } from '../../common/writes/movement.ts';
import { Brugeradministrator } from '../agreements/brugeradministrator/brugeradministrator.ts';
import { Dataaftale } from '../agreements/dataaftale/dataaftale.ts';
import { Opsaetning } from '../aula/opsaetning/opsaetning.ts';
import type { AffiliationContext } from '../context.ts';
import { AffiliationChange } from '../core/change/affiliation-change.ts';
import { toChange } from '../core/change/affiliation-changes.resolver.ts';
import type { ObjectKind } from '../core/change/object-kinds.ts';
import { Dagplejegruppe } from '../dagpleje/dagplejegruppe/dagplejegruppe.ts';
import { Dagplejer } from '../dagpleje/dagplejer/dagplejer.ts';
import { Gaesteophold } from '../dagpleje/gaestepleje/gaesteophold.ts';
import { Levering } from '../delivery/levering/levering.ts';
import { Leveringsplan } from '../delivery/levering/leveringsplan.ts';
import { Gruppe } from '../people/gruppe/gruppe.ts';
import { Kilde, Kildeskribenter } from '../people/kilde/kilde.ts';
import { Person } from '../people/person/person.ts';
import { Rollemapping } from '../people/rollemapping/rollemapping.ts';
import { Tilknytning } from '../people/tilknytning/tilknytning.ts';

const HistorikConnection = connectionOf(AffiliationChange, 'AffiliationHistorik', 'the changes of one object');

/** What is known of a value of the schema. */
interface Shown {
  id: string;
  personId?: string;
  /** For a person and a tie: what it is shown for. In an agreement the word has another meaning. */
  formaal?: string | null;
}

/** `historik` of the objects of a kind, for those who have a right. */
function historikOf(type: ClassType<Shown>, kind: ObjectKind, right: Action) {
  @Resolver(() => type)
  class HistorikResolver {
    @FieldResolver(() => HistorikConnection, {
      nullable: true,
      description: `What happened to it until now, also as of another moment: its changes as in \`affiliationChanges\`, in the order of commit, at the places that the right ${right} reaches. \`last\` gives the latest. The read log notes whom it shows. Null, with the error NOT_ALLOWED, for a caller without the right.`,
    })
    async historik(
      @Root() { id, personId, formaal }: Shown,
      @Args(() => PageArguments) args: PageArguments,
      @Ctx() { caller, historik }: AffiliationContext,
    ) {
      const reach = reachOrRefuse(caller, right);
      const persons = kind === 'person' ? [id] : personId === undefined ? [] : [personId];
      const line = { hvad: 'historik', formaal: formaal ?? `${type.name}.historik` };
      const seen = persons.map((person) => ({ personId: person, ...line }));
      const page = await historik.of({ kind, id, seen }, reach, args);
      return mapConnection(page, (row) => toChange(row, Movement.NONE, reach));
    }
  }
  return HistorikResolver;
}

/** The history of an object takes the right to read such an object; of what is public, the right to the change log. */
export const historikResolvers = [
  historikOf(Brugeradministrator, 'brugeradministrator', 'brugeradministrator.read'),
  historikOf(Dagplejegruppe, 'dagplejegruppe', 'affiliationChanges.read'),
  historikOf(Dagplejer, 'dagplejer', 'dagpleje.read'),
  historikOf(Dataaftale, 'dataaftale', 'dataaftale.read'),
  historikOf(Gaesteophold, 'gaesteophold', 'dagpleje.read'),
  historikOf(Gruppe, 'gruppe', 'gruppe.read'),
  historikOf(Kilde, 'kilde', 'kilde.read'),
  historikOf(Kildeskribenter, 'kildeskribenter', 'kilde.write'),
  historikOf(Levering, 'levering', 'levering.read'),
  historikOf(Leveringsplan, 'leveringsplan', 'levering.read'),
  historikOf(Opsaetning, 'opsaetning', 'aula.read'),
  historikOf(Person, 'person', 'person.read'),
  historikOf(Rollemapping, 'rollemapping', 'rollemapping.read'),
  historikOf(Tilknytning, 'tilknytning', 'person.read'),
];
