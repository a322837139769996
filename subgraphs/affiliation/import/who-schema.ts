import { fields, orNone } from './fields.ts';
import { personSchema } from './person-schema.ts';
import { token } from './token.ts';

/** Whose word it is, and whom it is about. */
export const whoSchema = { kilde: token(100), personId: orNone(fields.id), person: orNone(personSchema) };
