import { z } from 'zod';
import { koder } from '../unilogin/koder.ts';
import { documentText, optionalDocumentText } from './document-text.ts';
import { fields, orNone } from './fields.ts';
import { personSchema } from './person-schema.ts';
import { optionalToken } from './token.ts';

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
  lokalId: fields.key('lokalId'),
  person: personSchema,
  grupper: z.preprocess((value) => value ?? [], z.array(documentText('kode')).max(100)),
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
    trin: orNone(trin),
    linje: optionalDocumentText('linje'),
    ...period,
  }),
  barn: z.strictObject({
    type: z.literal('barn'),
    ...shared,
    rolle: z.enum(koder.elevrolle.values),
    trin,
    hovedgruppe: documentText('kode'),
    elevnummer: orNone(fields.key('elevnummer')),
    lokation: optionalDocumentText('lokation'),
    /** All contacts of the child that the source knows; null: not told here, what is known stays. */
    kontakter: orNone(z.array(z.strictObject(kontaktFields)).max(100)),
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
    roller: z.preprocess((value) => value ?? [], z.array(z.enum(koder.ansatrolle.values)).max(7)),
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
