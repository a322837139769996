import { z } from 'zod';
import { koder } from '../unilogin/koder.ts';
import { documentText, optionalDocumentText } from './document-text.ts';
import { fields, mayBeLeft } from './fields.ts';
import { personSchema } from './person-schema.ts';
import { optionalToken } from './token.ts';

/** A list that may be left out, and then is not spoken of; null is an empty one. */
export const listOf = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === null ? [] : value), schema.optional());

const trin = z.enum(koder.trin.values);
const period = { gyldigFra: mayBeLeft(fields.day), gyldigTil: mayBeLeft(fields.lastDay) };
const kontaktFields = {
  person: personSchema,
  relation: z.enum(koder.relation.values),
  foraeldremyndighed: z.boolean(),
  adgangsniveau: mayBeLeft(z.int().min(0).max(99)),
  retsgrundlag: optionalToken(500),
  cvrNummer: mayBeLeft(fields.digits(8)),
  pNummer: mayBeLeft(fields.digits(10)),
  ...period,
};
const shared = {
  enhed: fields.enhed,
  /** STIL tells no length of LocalPersonId and GroupId. */
  lokalId: fields.key('lokalId'),
  person: personSchema,
  grupper: listOf(z.array(documentText('kode')).max(100)),
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
    kode: fields.key('kode'),
    navn: optionalDocumentText('gruppenavn'),
    gruppetype: z.enum(koder.groupType.values),
    trin: mayBeLeft(trin),
    linje: optionalDocumentText('linje'),
    ...period,
  }),
  barn: z.strictObject({
    type: z.literal('barn'),
    ...shared,
    rolle: z.enum(koder.elevrolle.values),
    trin,
    hovedgruppe: documentText('kode'),
    elevnummer: mayBeLeft(fields.key('elevnummer')),
    lokation: optionalDocumentText('lokation'),
    /** All contacts of the child that the source knows; null: not told here, what is known stays. */
    kontakter: mayBeLeft(z.array(z.strictObject(kontaktFields)).max(100)),
  }),
  kontakt: z.strictObject({
    type: z.literal('kontakt'),
    enhed: fields.enhed,
    barnLokalId: fields.key('lokalId'),
    ...kontaktFields,
  }),
  ansat: z.strictObject({
    type: z.literal('ansat'),
    ...shared,
    roller: listOf(z.array(z.enum(koder.ansatrolle.values)).max(7)),
    initialer: optionalDocumentText('initialer'),
    stilling: optionalDocumentText('stilling'),
    lokation: optionalDocumentText('lokation'),
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
