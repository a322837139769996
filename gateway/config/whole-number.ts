import { z } from 'zod';

/** A variable that is a whole number between two; `unit` is what it counts. */
export const wholeNumber = (min: number, max: number, unit?: string) =>
  z
    .string()
    .regex(/^\d+$/, `give a whole number${unit ? ` of ${unit}` : ''}`)
    .transform(Number)
    .pipe(z.number().min(min, `give ${min} or more`).max(max, `give ${max} or less`));
