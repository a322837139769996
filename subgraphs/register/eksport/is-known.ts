/**
 * Whether the caller already has the representation with this tag: `If-None-Match` as a list or `*`,
 * compared weakly (RFC 9110, section 13.1.2).
 */
export function isKnown(entityTag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  const known: string[] = ifNoneMatch.match(opaqueTag) ?? [];
  return ifNoneMatch.trim() === '*' || known.includes(entityTag);
}

/** Commas may stand inside the quotes, so the list cannot be split at them; `W/` stands outside. */
const opaqueTag = /"[\x21\x23-\x7e\x80-\xff]*"/g;
