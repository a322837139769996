import { z } from 'zod';

/** A municipality as rights name it: three digits; "0101" is the same as "101". */
const kommune = z
  .string()
  .regex(/^0?\d{3}$/, 'give a municipality code of three digits, as 101')
  .transform((kode) => kode.slice(-3));

const cvr = z.string().regex(/^\d{8}$/, 'give a CVR number of eight digits');

const enhed = z
  .string()
  .regex(/^[A-Za-z]\d{5}$/, 'give an institution number, as G12345')
  .transform((nummer) => nummer.toUpperCase());

/** The forms of what a role can reach. */
export const scopeValues = { kommuner: z.array(kommune), cvrNumre: z.array(cvr), enheder: z.array(enhed) };
