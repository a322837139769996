import type { JWTPayload } from 'jose';
import { z } from 'zod';
import { refusal } from '../errors/refusal.ts';
import { apiKeySubject } from './api-key-subject.ts';
import type { Caller } from './caller.ts';
import { type Role, roles } from './roles.ts';
import { scopeValues } from './scope-values.ts';

/** A list, or one text in the place of a list of one. */
const texts = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((given) => [given].flat());

/**
 * The claims that are read, beside those of RFC 7519 that verifying the token is about:
 * - `sub`: who; at most 255 printable ASCII characters (OpenID Connect Core, section 2).
 * - `roles`: names from roles.ts; others belong to other systems and give no right here.
 * - `kommuner`: municipalities of the roles kommunal and leverandoer, "101" or "0101".
 * - `cvr`: CVR numbers of the role privat.
 * - `enheder`: institution numbers of the role institution.
 * - `client_id` or `azp`, when equal to `sub`: no person, but a system on its own behalf (RFC 9068, section 2.2).
 */
const claims = z.object({
  sub: z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/)
    .refine((sub) => !sub.startsWith(apiKeySubject(''))),
  roles: texts,
  kommuner: texts.pipe(scopeValues.kommuner),
  cvr: texts.pipe(scopeValues.cvrNumre),
  enheder: texts.pipe(scopeValues.enheder),
  client_id: z.string().optional(),
  azp: z.string().optional(),
});

/** The caller that a verified token speaks of; a claim in a form that nothing can be read from is refused. */
export function claimsToCaller(payload: JWTPayload): Caller {
  const { data, error } = claims.safeParse(payload);
  if (!data) throw refusal('TOKEN_CLAIM_REFUSED', { claim: String(error.issues[0]?.path[0]) });
  const isSystem = data.sub === data.client_id || data.sub === data.azp;
  const known = [...new Set(data.roles)].filter((role): role is Role => Object.hasOwn(roles, role));
  const scope = { kommuner: data.kommuner, cvrNumre: data.cvr, enheder: data.enheder };
  return { kind: isSystem ? 'system' : 'person', subject: data.sub, roles: known.map((role) => ({ role, ...scope })) };
}
