import type { z } from 'zod';
import type { rowSchema, rowSchemas } from './row-schema.ts';

/** A row that was read and has the right form. */
export type ImportRow = z.output<typeof rowSchema>;

type Schemas = typeof rowSchemas;

/** The row of one type. */
export type RowOf<T extends keyof Schemas> = z.output<Schemas[T]>;

/** What a row tells of a contact, in a row of its own or in the child's. */
export type KontaktFields = Omit<RowOf<'kontakt'>, 'type' | 'enhed' | 'barnLokalId'>;
