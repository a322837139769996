import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Answer {
  status: number;
  milliseconds: number;
}

/** Asks from a loopback address; a connection that fails is status 0. */
export function ask(url: string, agent: Agent, path: string, query: string | null): Promise<Answer> {
  const begun = performance.now();
  const headers = { 'content-type': 'application/json' };
  return new Promise((resolve) => {
    const end = (status: number) => resolve({ status, milliseconds: performance.now() - begun });
    const sent = request(`${url}${path}`, { agent, method: query === null ? 'GET' : 'POST', headers, timeout: 60_000 });
    sent.on('response', (response) =>
      response
        .on('end', () => end(response.statusCode ?? 0))
        .on('error', () => end(0))
        .resume(),
    );
    sent.on('timeout', () => sent.destroy()).on('error', () => end(0));
    sent.end(query === null ? undefined : JSON.stringify({ query }));
  });
}

export const from = (n: number) =>
  new Agent({ keepAlive: true, localAddress: `127.0.${1 + Math.floor(n / 200)}.${(n % 200) + 2}` });

/** One after another while the crowd is there. */
export async function keepAsking(until: number, pause: number, one: () => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  while (performance.now() < until) {
    const answer = await one();
    answers.push(answer);
    await sleep(answer.status === 200 ? pause : Math.max(pause, 50));
  }
  return answers;
}

/** What a crowd is told: whom to ask what, how many there are of it, and for how long, in milliseconds. */
export interface Crowd {
  url: string;
  query: string;
  clients: number;
  duration: number;
}

/** The crowd is a process of its own: others who ask from its loop would wait for what it reads, and not for the server. */
async function beCrowd({ url, query, clients, duration }: Crowd): Promise<Answer[]> {
  const end = performance.now() + duration;
  const asking = Array.from({ length: clients }, (_, n) => {
    const agent = from(n);
    return keepAsking(end, 0, () => ask(url, agent, '/graphql', query)).finally(() => agent.destroy());
  });
  return (await Promise.all(asking)).flat();
}

process.once('message', async (crowd) => {
  process.send?.(await beCrowd(crowd as Crowd), () => process.disconnect());
});
