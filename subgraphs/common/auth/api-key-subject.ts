/** The subject of an API key's caller. No token may name such a one. */
export const apiKeySubject = (id: string): string => `api-key:${id}`;
