import { newDatabase, newFolder } from '../../support/new-database.ts';
import { type Finished, type ProductProcess, runProduct } from '../../support/process.ts';

export interface Product {
  url: string;
  /** Where its register subgraph listens, when that is a process of its own. */
  register: string | null;
  dataDir: string;
  /** Runs another command of the product on the same data. */
  run(...args: string[]): Promise<Finished>;
  /** Stops it and returns all that its processes wrote. */
  stop(): Promise<string>;
  remove(): Promise<void>;
}

export const shapes = ['one process', 'three processes'] as const;

/** The product in processes of its own, with all of its log. */
export async function startProduct(shape: (typeof shapes)[number], settings: Record<string, string>): Promise<Product> {
  const [folder, registerDb, affiliationDb] = [newFolder(), await newDatabase(), await newDatabase()];
  const env = {
    ...{ PORT: '0', REGISTER_PORT: '0', AFFILIATION_PORT: '0', SAMPLE: 'none', LOG_LEVEL: 'debug' },
    ...{ DATA_DIR: folder.path, REGISTER_DATABASE_URL: registerDb.url, AFFILIATION_DATABASE_URL: affiliationDb.url },
    ...settings,
  };
  const processes: ProductProcess[] = [];
  const start = (args: string[], more: Record<string, string> = {}) => {
    const started = runProduct(args, { ...env, ...more });
    processes.push(started);
    return started.url;
  };
  const serve = async () => {
    if (shape === 'one process') return { url: await start(['all']), register: null };
    const [register, affiliation] = await Promise.all([start(['register']), start(['affiliation'])]);
    const url = await start(['gateway'], { REGISTER_URL: register, AFFILIATION_URL: affiliation });
    return { url, register };
  };
  return {
    ...(await serve()),
    dataDir: folder.path,
    run: (...args) => runProduct(args, env).finished,
    stop: async () => {
      const all = await Promise.all(processes.map((running) => running.stop()));
      return all.map(({ stdout, stderr }) => stdout + stderr).join('\n');
    },
    remove: async () => {
      await Promise.all([registerDb.remove(), affiliationDb.remove()]);
      folder.remove();
    },
  };
}
