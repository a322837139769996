import { z } from 'zod';
import type { PersonStatement } from '../../people/person/statement.ts';
import { koder } from '../../unilogin/koder.ts';
import { documentText, fields, mayBeLeft, optionalDocumentText, optionalToken, orNone, token } from './fields.ts';
import { personForms } from './person-fields.ts';

/** What a source says of a person. The vault checks the CPR number. */
export const personSchema = z.strictObject({
  cpr: z.preprocess((value) => value ?? '', z.string().max(20)),
  ...personForms,
}) satisfies z.ZodType<PersonStatement>;

/** Whose word it is, and whom it is about. */
export const whoSchema = { kilde: token(100), personId: orNone(fields.id), person: orNone(personSchema) };

/** A list that may be left out, and then says nothing; null is an empty one. */
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
  /** STIL gives no length for LocalPersonId and GroupId. */
  lokalId: fields.key('lokalId'),
  person: personSchema,
  grupper: listOf(z.array(documentText('kode')).max(100)),
  ...period,
};

/**
 * The rows of a load and of a batch, by their type. Wider than `TilknytningRow`, the form that is written: a row
 * without a first day says nothing about the period (what is known stays, what is new begins on the day of the load), a
 * contact may stand in a row of its own, and an employee without roles gets those of the municipality's mapping.
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
    /** All contacts of the child that the source knows; null says nothing, so what is known stays. */
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

/** A row that was read and has the right form. */
export type ImportRow = z.output<typeof rowSchema>;

type Schemas = typeof rowSchemas;

/** The row of one type. */
export type RowOf<T extends keyof Schemas> = z.output<Schemas[T]>;

/** What a row says about a contact, in a row of its own or in the child's. */
export type KontaktFields = Omit<RowOf<'kontakt'>, 'type' | 'enhed' | 'barnLokalId'>;
