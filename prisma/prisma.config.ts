// Read by Prisma's own command line; `prisma/tool.ts` sets these variables for one subgraph on one database.
import { defineConfig } from 'prisma/config';

const { PRISMA_SUBGRAPH = 'register', PRISMA_PROVIDER = 'sqlite', DATABASE_URL } = process.env;

export default defineConfig({
  schema: `build/${PRISMA_SUBGRAPH}-${PRISMA_PROVIDER}/schema.prisma`,
  migrations: { path: `${PRISMA_SUBGRAPH}/${PRISMA_PROVIDER}/migrations` },
  datasource: { url: DATABASE_URL ?? `file:./build/${PRISMA_SUBGRAPH}-${PRISMA_PROVIDER}/dev.db` },
});
