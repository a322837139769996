/** The id inside an API key, `dtg_<id>_<secret>`; null for a text of another form. The prefix is for secret scanners. */
export const parseApiKey = (key: string): string | null => /^dtg_([\da-f]{16})_[\w-]{43}$/.exec(key)?.[1] ?? null;
