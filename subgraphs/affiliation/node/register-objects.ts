import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Node, readGlobalId } from '../../common/node.ts';
import { institutionNumberPattern, isUuid, normalKommunekode } from '../../common/parse/identifiers.ts';
import { AlternativAdresse, Anvisningsenhed } from '../units/enhed/enhed.ts';

/** What the register alone holds, as far as it takes to say which one is meant; whether it is there, the register says. */
@ObjectType({ implements: Node, simpleResolvers: true })
@Directive('@key(fields: "kode")')
class Kommune implements Node {
  @Directive('@external')
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  kode!: string;
}

@ObjectType({ implements: Node, simpleResolvers: true })
@Directive('@key(fields: "nummer")')
class Daginstitution implements Node {
  @Directive('@external')
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  nummer!: string;
}

@ObjectType({ implements: Node, simpleResolvers: true })
@Directive('@key(fields: "id")')
class Proposal implements Node {
  @Field(() => ID)
  id!: string;
}

@ObjectType({ implements: Node, simpleResolvers: true })
@Directive('@key(fields: "id")')
class KontrolRun implements Node {
  @Field(() => ID)
  id!: string;
}

export const registerObjects = [Kommune, Daginstitution, Anvisningsenhed, AlternativAdresse, Proposal, KontrolRun];

/** A reference to an object of the register. */
type RegisterObject = { __typename: string } & Record<string, string>;

const ofNumber = (key: string) => {
  const nummer = key.toUpperCase();
  return institutionNumberPattern.test(nummer) ? { nummer } : null;
};
const ofUuid = (key: string, id: string) => (isUuid(key) ? { id } : null);

/** By type: what names the object to the register; null where nothing can have such a key. */
const references: Record<string, (key: string, id: string) => Record<string, string> | null> = {
  Kommune: (key) => (/^\d{3}$/.test(key) ? { kode: normalKommunekode(key) ?? key } : null),
  Daginstitution: ofNumber,
  Anvisningsenhed: ofNumber,
  AlternativAdresse: ofNumber,
  Proposal: ofUuid,
  KontrolRun: ofUuid,
};

/** The object of the register that an id names; null for an id of anything else. */
export function registerObject(id: string): RegisterObject | null {
  const parts = readGlobalId(id);
  const found = parts && Object.hasOwn(references, parts.type) ? references[parts.type]?.(parts.key, id) : null;
  return parts && found ? { __typename: parts.type, ...found } : null;
}
