import { signDevelopmentToken } from '../../gateway/commands/token.ts';
import { type Config, readConfig } from '../../gateway/config/config.ts';
import { startEmbedded } from '../../gateway/server/start-embedded.ts';
import { type Ask, askOf } from './ask.ts';
import { watchForCpr } from './cpr-watch.ts';
import { grantSources } from './grant-sources.ts';
import { newDatabase, newFolder } from './new-database.ts';
import { watchDatabase, watchFolder } from './watch-stored.ts';

interface Claims {
  subject: string;
  roles: string[];
  kommuner: string[];
  cvrNumre: string[];
  enheder: string[];
}

export interface TestServer {
  url: string;
  ask: Ask;
  /** Asks as a caller with a role, and the municipalities it reaches. */
  askAs(role: string, ...kommuner: string[]): Promise<Ask>;
  /** The bearer token of a caller with these claims. */
  tokenWith(claims: Partial<Claims>): Promise<string>;
  /** Asks as a caller with these claims. */
  askWith(claims: Partial<Claims>): Promise<Ask>;
  /** The SQL statements of each subgraph since `forgetStatements`. */
  statements: { register: string[]; affiliation: string[] };
  forgetStatements(): void;
  /** Addresses of its databases, for a second handle beside the server's own. */
  databases: { register: string; affiliation: string };
  /** What it was started with. */
  config: Config;
  close(): Promise<void>;
}

/** The whole product in this process, over HTTP, on databases of its own. `onLine` is told each line of its log. */
export async function startTestServer(
  settings: Record<string, string> = {},
  onLine: (line: string) => void = () => undefined,
): Promise<TestServer> {
  const [folder, register, affiliation] = [newFolder(), await newDatabase(), await newDatabase()];
  const statements: TestServer['statements'] = { register: [], affiliation: [] };
  const config = readConfig({
    PORT: '0',
    DATA_DIR: folder.path,
    REGISTER_DATABASE_URL: register.url,
    AFFILIATION_DATABASE_URL: affiliation.url,
    SAMPLE: 'small',
    AUTH_DEVELOPMENT: 'true',
    // Counting statements is about what a request costs; writes ask the register for news themselves.
    REGISTER_POLL_MS: '3600000',
    // What is done by the clock would come into a test that runs at that hour.
    RECHECK: 'off',
    LOG_LEVEL: 'debug',
    // Test persons have their birthday in common, nearly all of them.
    CPR_BIRTHDAY_PER_DAY: '1000000',
    CPR_BIRTHDAY_PER_YEAR: '1000000',
    CPR_BIRTHDAY_ALL_PER_DAY: '1000000',
    CPR_BIRTHDAY_ALL_PER_YEAR: '1000000',
    ...settings,
  });
  const running = await startEmbedded(config, {
    register: (sql) => statements.register.push(sql),
    affiliation: (sql) => statements.affiliation.push(sql),
    log: {
      write: (line) => {
        watchForCpr('log of the server', line);
        onLine(line);
      },
    },
  });
  await grantSources(affiliation.url, config.register.mode);
  const tokenWith = (claims: Partial<Claims>) => {
    const nobody = { subject: 'test', roles: [], kommuner: [], cvrNumre: [], enheder: [], expires: '1h' };
    return signDevelopmentToken(config, { ...nobody, ...claims });
  };
  const askWith = async (claims: Partial<Claims>) => askOf(running.url, await tokenWith(claims));
  return {
    url: running.url,
    ask: askOf(running.url),
    askAs: (role, ...kommuner) => askWith({ roles: [role], kommuner }),
    tokenWith,
    askWith,
    statements,
    config,
    databases: { register: register.url, affiliation: affiliation.url },
    forgetStatements: () => {
      statements.register.length = 0;
      statements.affiliation.length = 0;
    },
    close: async () => {
      await running.close();
      await watchDatabase(affiliation.url);
      watchFolder(folder.path);
      await Promise.all([register.remove(), affiliation.remove()]);
      folder.remove();
    },
  };
}

/** The same, asked by STIL support, which may write everywhere. */
export async function startAsSupport(settings: Record<string, string> = {}): Promise<TestServer> {
  const server = await startTestServer(settings);
  return { ...server, ask: await server.askAs('stil') };
}
