import { useNamespaces } from 'xpath';
import { messageNames } from './message-names.ts';

const evaluate = useNamespaces(messageNames);

/** The elements at a path, with the prefixes of `messageNames`. */
export function select(path: string, node: Node): Element[] {
  const found = evaluate(path, node);
  return Array.isArray(found) ? (found as Element[]) : [];
}
