import { type FieldNode, type GraphQLResolveInfo, isAbstractType, Kind, type SelectionNode } from 'graphql';

const known = new WeakMap<readonly FieldNode[], Map<string, boolean>>();

/** Whether a field of an object type is selected below the field that is being resolved, of those that a test picks; a directive may still leave it out. */
export function selectsOneOf(info: GraphQLResolveInfo, type: string, isWanted: (field: string) => boolean): boolean {
  const byType = known.get(info.fieldNodes) ?? new Map<string, boolean>();
  known.set(info.fieldNodes, byType);
  const found = byType.get(type);
  if (found !== undefined) return found;
  const selects = info.fieldNodes.some(({ selectionSet }) =>
    (selectionSet?.selections ?? []).some((one) => picks(one, info, type, isWanted)),
  );
  byType.set(type, selects);
  return selects;
}

function picks(
  node: SelectionNode,
  info: GraphQLResolveInfo,
  type: string,
  isWanted: (field: string) => boolean,
): boolean {
  if (node.kind === Kind.FIELD) return isWanted(node.name.value);
  const part = node.kind === Kind.INLINE_FRAGMENT ? node : info.fragments[node.name.value];
  if (!part || !mayBe(info, type, part.typeCondition?.name.value)) return false;
  return part.selectionSet.selections.some((one) => picks(one, info, type, isWanted));
}

function mayBe({ schema }: GraphQLResolveInfo, type: string, condition: string | undefined): boolean {
  if (condition === undefined || condition === type) return true;
  const named = schema.getType(condition);
  return isAbstractType(named) && schema.getPossibleTypes(named).some(({ name }) => name === type);
}
