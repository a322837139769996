import { type ASTNode, type DocumentNode, Kind } from 'graphql';

/** How much a document holds, however often it is used. */
export interface DocumentSize {
  aliases: number;
  directives: number;
  /** Definitions of fragments: validation may hold each against each. */
  fragments: number;
  /** Fields, spreads and inline fragments. */
  selections: number;
  /** Pairs of fields of one name in the answer, wherever they stand: validation may compare each. */
  namesakes: number;
}

const known = new WeakMap<DocumentNode, DocumentSize>();

/** Counted once for a document, which the server keeps for when it comes again. */
export function sizeOf(document: DocumentNode): DocumentSize {
  const size = known.get(document) ?? count(document);
  known.set(document, size);
  return size;
}

function count(document: DocumentNode): DocumentSize {
  const size: DocumentSize = { aliases: 0, directives: 0, fragments: 0, selections: 0, namesakes: 0 };
  const names = new Map<string, number>();
  const open: ASTNode[] = [...document.definitions];
  for (let node = open.pop(); node; node = open.pop()) {
    if ('directives' in node) size.directives += node.directives?.length ?? 0;
    if (node.kind === Kind.FRAGMENT_DEFINITION) size.fragments++;
    if (node.kind === Kind.OPERATION_DEFINITION) open.push(...(node.variableDefinitions ?? []));
    if ('selectionSet' in node && node.selectionSet) open.push(...node.selectionSet.selections);
    if (node.kind !== Kind.FIELD && node.kind !== Kind.FRAGMENT_SPREAD && node.kind !== Kind.INLINE_FRAGMENT) continue;
    size.selections++;
    if (node.kind !== Kind.FIELD) continue;
    if (node.alias) size.aliases++;
    const name = (node.alias ?? node.name).value;
    const before = names.get(name) ?? 0;
    size.namesakes += before;
    names.set(name, before + 1);
  }
  return size;
}
