import type { IncomingMessage } from 'node:http';
import { type Agent, request } from 'node:https';
import { retryAfter } from '../../../common/remote/with-retries.ts';
import { ImportFailure } from './import-failure.ts';

interface Call {
  url: string;
  agent: Agent;
  action: string;
  xml: string;
  signal: AbortSignal;
}

/** Larger than the answer about any institution can be. */
const largestAnswer = 32 * 1024 * 1024;

/** Failures of the network; what else goes wrong below HTTP (certificates, above all) does not pass by itself. */
const passingCodes = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'];

/** Sends one message over TLS and returns what came back, whatever it is; throws ImportFailure when nothing did. */
export async function postSoap(call: Call): Promise<{ response: IncomingMessage; bytes: Buffer }> {
  const state = { isSent: false };
  try {
    const response = await send(call, state);
    return { response, bytes: await readBytes(response) };
  } catch (error) {
    if (error instanceof ImportFailure) throw error;
    if (call.signal.aborted) throw new ImportFailure('TIMEOUT', { passing: true, uncertain: state.isSent });
    const code = String((error as NodeJS.ErrnoException).code);
    // The server ends TLS by an alert when it does not want our certificate: it has read nothing.
    const uncertain = state.isSent && !code.includes('_ALERT_');
    throw new ImportFailure('UNREACHABLE', { passing: passingCodes.includes(code), uncertain });
  }
}

function send({ url, agent, action, xml, signal }: Call, state: { isSent: boolean }): Promise<IncomingMessage> {
  const headers = { 'content-type': `application/soap+xml; charset=utf-8; action="${action}"` };
  return new Promise((resolve, reject) => {
    request(url, { method: 'POST', agent, headers, signal }, resolve)
      .on('socket', (socket) =>
        socket.once('secureConnect', () => {
          state.isSent = true;
        }),
      )
      .on('error', reject)
      .end(xml);
  });
}

async function readBytes(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestAnswer) throw new ImportFailure('BAD_ANSWER', { uncertain: true });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The failure that an HTTP status means by itself; null for 200. Redirects are not followed: the document stays here. */
export function refusedStatus({ statusCode = 0, headers }: IncomingMessage): ImportFailure | null {
  if (statusCode === 200) return null;
  const passing = { passing: true, retryAfter: retryAfter(headers['retry-after']) };
  // Too much to do (429, 503) is said before anything is done; other errors can come in the middle of it.
  if (statusCode === 429 || statusCode === 503) return new ImportFailure('SERVER_ERROR', passing);
  if (statusCode >= 500) return new ImportFailure('SERVER_ERROR', { ...passing, uncertain: true });
  return new ImportFailure('REFUSED');
}
