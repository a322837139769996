import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const peers = path.join(root, 'bench/peers');

/** A server that is measured: its address, and the processes that its answers cost time of. */
export interface Target {
  name: string;
  url: string;
  processes: number[];
}

export interface Servers {
  targets: Target[];
  /** Sets the bytes that the floor answers with. */
  setReady(bytes: string): Promise<void>;
  stop(): Promise<void>;
}

/** Installs what the product is measured beside, which is no part of it. */
export function installPeers(): void {
  if (existsSync(path.join(peers, 'node_modules'))) return;
  console.error('Installing the peers that the product is measured beside …');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: peers, stdio: 'ignore' });
}

/**
 * All targets on one register of full size, each in processes of its own. The two subgraph processes serve both gateways;
 * one of the whole processes makes every answer anew.
 */
export async function startServers(product: string): Promise<Servers> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dagtilbudsgraf-bench-'));
  const children: ChildProcess[] = [];
  process.once('exit', () => {
    for (const child of children) child.kill();
  });
  const secret = randomBytes(32).toString('base64url');
  const run = async (file: string, args: string[], own: Record<string, string> = {}) => {
    const { PATH = '', HOME = '' } = process.env;
    const env = { PATH, HOME, DATA_DIR: folder, LOG_LEVEL: 'error', SUBGRAPH_SECRET: secret, ...own };
    const child = spawn(process.execPath, [file, ...args], { cwd: product, env, stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on('data', (text: Buffer) => /ready|answers at/.test(String(text)) && resolve());
      child.once('exit', (code) => reject(new Error(`${file} ${args.join(' ')} ended with ${code}`)));
    });
    return child.pid ?? 0;
  };
  const start = path.join(product, 'gateway/run.mjs');
  const address = (port: number) => `http://127.0.0.1:${port}`;
  const [one, register, affiliation, gateway, apollo, floor, anew] = [4890, 4891, 4892, 4893, 4894, 4895, 4896];
  const ports = { REGISTER_PORT: String(register), AFFILIATION_PORT: String(affiliation) };
  const onePid = await run(start, ['all'], { PORT: String(one) });
  const anewPid = await run(start, ['all'], { PORT: String(anew), ANSWERS_KEPT_BYTES: '0' });
  const subgraphs = [await run(start, ['register'], ports), await run(start, ['affiliation'], ports)];
  const gatewayPid = await run(start, ['gateway'], { ...ports, PORT: String(gateway) });
  const supergraph = path.join(product, 'gateway/supergraph/supergraph.graphql');
  const apolloArguments = [
    supergraph,
    String(apollo),
    `${address(register)}/graphql`,
    `${address(affiliation)}/graphql`,
  ];
  const apolloPid = await run(path.join(peers, 'apollo-gateway.mjs'), apolloArguments, { NODE_ENV: 'production' });
  const floorPid = await run(path.join(peers, 'ready-bytes.mjs'), [String(floor)]);
  return {
    targets: [
      { name: 'ready bytes', url: address(floor), processes: [floorPid] },
      { name: '@apollo/gateway', url: address(apollo), processes: [apolloPid, ...subgraphs] },
      { name: 'product, one process', url: address(anew), processes: [anewPid] },
      { name: 'product, answers kept', url: address(one), processes: [onePid] },
      { name: 'product, three processes', url: address(gateway), processes: [gatewayPid, ...subgraphs] },
    ],
    setReady: async (body) => void (await fetch(address(floor), { method: 'POST', body })),
    stop: async () => {
      const ended = children.map((child) => new Promise((resolve) => child.once('close', resolve)));
      for (const child of children) child.kill('SIGTERM');
      await Promise.all(ended);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Milliseconds of processor time that a process has used; 0 where the system does not tell. */
export function processorTime(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10; // in ticks, a hundred a second
  } catch {
    return 0; // no Linux
  }
}
