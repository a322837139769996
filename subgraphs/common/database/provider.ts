export type Provider = 'sqlite' | 'postgresql';

/** Which database a URL names: `postgresql:` or `postgres:` is PostgreSQL, `file:` is SQLite. */
export function providerOf(url: string): Provider {
  return /^postgres(ql)?:/.test(url) ? 'postgresql' : 'sqlite';
}
