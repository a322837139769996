import { z } from 'zod';
import { koder } from '../unilogin/koder.ts';
import { fields, orNone } from './fields.ts';
import { personSchema } from './person-schema.ts';
import { optionalToken, token } from './token.ts';

const trin = z.enum(koder.trin.values);
const period = { gyldigFra: orNone(fields.day), gyldigTil: orNone(fields.lastDay) };
const kontaktFields = {
  person: personSchema,
  relation: z.enum(koder.relation.values),
  foraeldremyndighed: z.boolean(),
  adgangsniveau: orNone(z.int().min(0).max(99)),
  retsgrundlag: optionalToken(500),
  cvrNummer: orNone(fields.digits(8)),
  pNummer: orNone(fields.digits(10)),
  ...period,
};
const shared = {
  enhed: fields.enhed,
  /** STIL tells no length of LocalPersonId and GroupId. */
  lokalId: fields.key(100),
  person: personSchema,
  grupper: z.preprocess((value) => value ?? [], z.array(token(100)).max(100)),
  ...period,
};

/**
 * The rows of a load and of a batch, by their type. Wider than `TilknytningRow`, the form that is written: without a first
 * day the period is not told (what is known stays, what is new begins on the day of the load), a contact may stand in a row
 * of its own, and without roles an employee gets those of the municipality's mapping.
 */
export const rowSchemas = {
  gruppe: z.strictObject({
    type: z.literal('gruppe'),
    enhed: fields.enhed,
    kode: fields.key(100),
    navn: optionalToken(100), // Token100char
    gruppetype: z.enum(koder.groupType.values),
    trin: orNone(trin),
    linje: optionalToken(40), // Token40char
    ...period,
  }),
  barn: z.strictObject({
    type: z.literal('barn'),
    ...shared,
    rolle: z.enum(koder.elevrolle.values),
    trin,
    hovedgruppe: token(100),
    elevnummer: orNone(fields.key(26)),
    lokation: optionalToken(100),
    /** All contacts of the child that the source knows; null: not told here, what is known stays. */
    kontakter: orNone(z.array(z.strictObject(kontaktFields)).max(100)),
  }),
  kontakt: z.strictObject({
    type: z.literal('kontakt'),
    enhed: fields.enhed,
    barnLokalId: fields.key(100),
    ...kontaktFields,
  }),
  ansat: z.strictObject({
    type: z.literal('ansat'),
    ...shared,
    roller: z.preprocess((value) => value ?? [], z.array(z.enum(koder.ansatrolle.values)).max(7)),
    initialer: optionalToken(50),
    stilling: optionalToken(200),
    lokation: optionalToken(100),
  }),
  ekstern: z.strictObject({ type: z.literal('ekstern'), ...shared, rolle: z.enum(koder.eksternrolle.values) }),
};

export const rowSchema = z.discriminatedUnion('type', [
  rowSchemas.gruppe,
  rowSchemas.barn,
  rowSchemas.kontakt,
  rowSchemas.ansat,
  rowSchemas.ekstern,
]);
