import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A server process that is there to be killed. */
export interface Victim {
  url: string;
  kill(): Promise<void>;
}

/** Starts the bundled server and waits until it answers. */
export async function startVictim(file: string, env: Record<string, string>): Promise<Victim> {
  const child = spawn(process.execPath, [file], { env: { PATH: process.env.PATH ?? '', ...env } });
  const url = await addressOf(child);
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'close');
  };
  return { url, kill };
}

function addressOf(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (text: Buffer) => {
      output += text;
      const found = /answers at (\S+)\/graphql/.exec(output)?.[1];
      if (found) resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('close', () => reject(new Error(`the server ended: ${output}`)));
  });
}
