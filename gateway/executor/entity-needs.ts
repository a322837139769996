import type { FieldNode, GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import { Failure, pathOf } from './failures.ts';

/** A field of an entity that a subgraph is asked for. */
export interface Need {
  subgraph: string;
  type: GraphQLObjectType;
  /** The entity, as the subgraph finds it. */
  representation: Record<string, unknown>;
  /** What the answer calls the field, and how it is asked for. */
  key: string;
  nodes: readonly FieldNode[];
  info: GraphQLResolveInfo;
  /** Whether it may be null without an error. */
  mayBeNull: boolean;
}

/** The subgraph does not know the entity. */
export const unknown = Symbol('unknown');

/** Entities at one place of the operation, which are asked for the same fields. */
export interface Group {
  type: GraphQLObjectType;
  needs: Need[];
  entries: Map<string, readonly FieldNode[]>;
  representations: Record<string, unknown>[];
  indexOf(need: Need): number;
}

export function groupsOf(needs: readonly Need[]): Group[] {
  const groups = new Map<string, Group>();
  for (const need of needs) {
    const place = placeOf(need);
    const group = groups.get(place) ?? newGroup(need.type);
    groups.set(place, group);
    group.needs.push(need);
    group.entries.set(need.key, need.nodes);
    group.indexOf(need);
  }
  return [...groups.values()];
}

function newGroup(type: GraphQLObjectType): Group {
  const indexes = new Map<string, number>();
  const representations: Record<string, unknown>[] = [];
  const indexOf = ({ representation }: Need): number => {
    const text = JSON.stringify(representation);
    const known = indexes.get(text) ?? representations.push(representation) - 1;
    indexes.set(text, known);
    return known;
  };
  return { type, needs: [], entries: new Map(), representations, indexOf };
}

/** The type, what is needed of the entity, and the names on the path to it, without indexes of lists. */
const placeOf = ({ type, representation, info }: Need): string =>
  [
    type.name,
    ...Object.keys(representation),
    ...pathOf(info.path.prev).filter((key) => typeof key === 'string'),
  ].join();

/**
 * An entity that is null because of an error in one of its fields tells nothing else: that field has failed, and with it
 * all fields that cannot be null.
 */
export function fieldOf(entity: unknown, { key, mayBeNull }: Need): unknown {
  if (entity instanceof Failure) {
    const isOwn = entity.rest.length === 0 || entity.rest[0] === key;
    if (isOwn) return new Failure(entity.error, entity.rest.slice(1));
    return mayBeNull ? null : new Failure(entity.error, entity.rest, 1);
  }
  if (typeof entity !== 'object' || entity === null) return unknown;
  return key in entity ? (entity as Record<string, unknown>)[key] : new Error(`the answer lacks ${key}`);
}
