import { Field, ID, InterfaceType } from 'type-graphql';

/** What has an id of its own, whatever it is. */
@InterfaceType('Node', {
  autoRegisterImplementations: false, // each subgraph has types of its own
  description:
    'What has an id that nothing else in the graph has, by which `node` and `nodes` find it again: the interface that Relay refetches by (Global Object Identification). Take ids as they are: `Type:key` where the register has a number or a code of its own (`Anvisningsenhed:G10432`, `Kommune:101`), a UUID otherwise. None says anything of a person.',
})
export abstract class Node {
  @Field(() => ID, { description: 'Its id, the same for as long as it exists; nothing else has it, of any type.' })
  id!: string;
}

/** An id made of a type and what names an object among its kind. */
export const globalId = (type: string, key: string): string => `${type}:${key}`;

/** The two parts of such an id; null for any other. */
export function readGlobalId(id: string): { type: string; key: string } | null {
  const [, type, key] = /^([A-Z]\w*):(.{1,200})$/s.exec(id) ?? [];
  return type === undefined || key === undefined ? null : { type, key };
}

/** What names an object among its kind: of an id of that type, or of a text that is one already. */
export function keyOf(type: string, id: string): string {
  const parts = readGlobalId(id);
  return parts?.type === type ? parts.key : id;
}
