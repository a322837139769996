import readline from 'node:readline';
import { Engine } from './engine.mjs';
import { lastPanic } from './wasm.mjs';

// The native engine's one code for every error of its own.
const engineError = 4466;

/**
 * Answers JSON-RPC requests, one per line, one after another, until standard input ends.
 *
 * @param {import('./arguments.mjs').Arguments} given
 * @param {import('./database.mjs').Database} database
 */
export async function serveRpc(given, database) {
  let printed = 1_000_000;
  const print = (content) => send({ id: printed++, method: 'print', params: { content } });
  const engine = new Engine(given, database, print);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    if (request.method) await answer(engine, request);
  }
}

async function answer(engine, { id, method, params }) {
  const panic = (error) => send({ id, error: explain(error) }).then(() => process.exit(1));
  // A panic of the engine is thrown past its promise, which then never settles.
  process.once('uncaughtException', panic);
  try {
    await send({ id, result: (await engine.call(method, params)) ?? {} });
  } catch (error) {
    await send({ id, error: explain(error) });
  }
  process.off('uncaughtException', panic);
}

/** @param {object} message */
function send(message) {
  return new Promise((resolve) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`, resolve));
}

function explain(error) {
  const text = String((error instanceof WebAssembly.RuntimeError && lastPanic()) || error?.message || error);
  const detail = parsed(text) ?? error?.cause;
  const data = {
    is_panic: false,
    message: detail?.message ?? text,
    error_code: error?.code ?? detail?.error_code,
    meta: detail?.meta ?? null,
  };
  return { code: engineError, message: 'An error happened. Check the data field for details.', data };
}

/** The engine packs what Prisma shows to its users into the message, as JSON. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
