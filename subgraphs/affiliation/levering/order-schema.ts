import { z } from 'zod';
import { fields, orNone, token } from '../input/fields.ts';

/** No delivery names more: a unit has some hundred persons. */
const maxPersons = 5000;

const moment = z
  .string()
  .refine((text) => /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text) && !Number.isNaN(Date.parse(text)), {
    params: {
      expected: 'a Danish time without offset',
      forventet: 'en dansk tid uden tidszone',
      example: '2026-08-01T17:00:00',
    },
  });

/** What is to be delivered. It is stored and shown, so none of it may be a CPR number. */
export const orderSchema = z.object({
  enhedsNummer: fields.enhed,
  kilde: token(100),
  sourceDateTime: orNone(moment),
  lokalIder: orNone(z.array(fields.key('lokalId')).max(maxPersons)),
});
