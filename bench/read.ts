import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readConfig } from '../gateway/config/config.ts';
import { readExamples } from '../gateway/examples/read-examples.ts';
import { startEmbedded } from '../gateway/server/start-embedded.ts';

interface Measured {
  name: string;
  bytes: number;
  statements: number;
  milliseconds: number[];
}

type Ask = () => Promise<Response>;

/** Asks each kind of question in turn, so that a slow moment of the machine meets all of them. */
export async function benchRead(times: number): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dagtilbudsgraf-bench-'));
  let statements = 0;
  const count = () => {
    statements++;
  };
  const config = readConfig({ ...process.env, PORT: '0', DATA_DIR: folder });
  const running = await startEmbedded(config, { register: count, affiliation: count });
  const measured: Measured[] = [];
  for (const [name, ask] of Object.entries(questions(running.url))) {
    for (let i = 0; i < 10; i++) await (await ask()).text(); // plans and compiles
    statements = 0;
    const bytes = (await (await ask()).text()).length;
    measured.push({ name, bytes, statements, milliseconds: [] });
  }
  for (let i = 0; i < times; i++) for (const one of measured) await time(one, questions(running.url)[one.name] as Ask);
  await running.close();
  rmSync(folder, { recursive: true, force: true });
  report(measured);
}

function questions(url: string): Record<string, Ask> {
  const graphql = (query: string, variables?: object) => () =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
  const examples = readExamples().filter(({ caller }) => caller === null);
  return {
    'nothing (/health)': () => fetch(`${url}/health`),
    'one name': graphql('{ kommune(kode: "740") { navn } }'),
    ...Object.fromEntries(examples.map(({ name, query, variables }) => [name, graphql(query, variables ?? {})])),
    'the whole register as CSV': () => fetch(`${url}/eksport/samlet.csv`),
  };
}

async function time(measured: Measured, ask: Ask): Promise<void> {
  const start = performance.now();
  await (await ask()).text();
  measured.milliseconds.push(performance.now() - start);
}

function report(measured: Measured[]): void {
  const quantile = (values: number[], q: number) =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length * q)] ?? 0;
  const floor = quantile(measured[0]?.milliseconds ?? [], 0.5);
  console.table(
    measured.map(({ name, bytes, statements, milliseconds }) => ({
      question: name,
      bytes,
      statements,
      'median ms': quantile(milliseconds, 0.5).toFixed(2),
      'p95 ms': quantile(milliseconds, 0.95).toFixed(2),
      'times the floor': (quantile(milliseconds, 0.5) / floor).toFixed(1),
    })),
  );
}
