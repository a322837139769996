export type Provider = 'sqlite' | 'postgresql';

/** Which database a URL names: `postgresql:` or `postgres:` is PostgreSQL, `file:` is SQLite. */
export function providerOf(url: string): Provider {
  return /^postgres(ql)?:/.test(url) ? 'postgresql' : 'sqlite';
}

/** A PostgreSQL address as the driver takes it: as with Prisma, `?schema=` names another schema than "public". */
export function postgresAddress(url: string): { connectionString: string; options?: string; schema?: string } {
  const address = new URL(url);
  const schema = address.searchParams.get('schema');
  if (schema === null) return { connectionString: url };
  address.searchParams.delete('schema');
  const path = `"${schema.replaceAll('"', '""')}"`.replace(/[\\ ]/g, '\\$&');
  return { connectionString: address.href, options: `-c search_path=${path}`, schema };
}
