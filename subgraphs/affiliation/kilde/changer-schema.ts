import { z } from 'zod';
import { fields, orNone } from '../import/fields.ts';
import { token } from '../import/token.ts';

/** What every change of something that a source keeps carries. */
export const changerSchema = z.strictObject({
  id: fields.id,
  kilde: token(100),
  overruleKilde: z.preprocess((value) => value ?? false, z.boolean()),
  expectedVersion: orNone(z.int()),
});
