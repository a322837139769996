import { X509Certificate } from 'node:crypto';
import { productFile } from '../../../common/product-file.ts';
import { programInThread } from '../../../common/turns/in-thread.ts';
import { type AnswerSigner, acceptSigner } from './answer-signer.ts';
import type { GivenAnswer, ReadAnswer } from './answer-thread.ts';
import { ImportFailure } from './import-failure.ts';
import type { IsRevoked } from './revocation.ts';

interface Expected {
  signer: AnswerSigner;
  /** Null where no revocation list is configured. */
  isRevoked: IsRevoked | null;
  /** What the status of the answer means by itself. */
  refused: ImportFailure | null;
}

/**
 * What an answer says, once it is certain that the signer that is expected has signed it, just now and for this very
 * request; throws an ImportFailure otherwise. `Said` goes with the operation. It is read in a thread of its own, until the
 * signal ends that.
 */
export async function checkedAnswer<Said>(given: GivenAnswer, expected: Expected, signal: AbortSignal): Promise<Said> {
  const read = await inThread(given, signal);
  if ('fault' in read) throw new ImportFailure(read.fault.kind, read.fault);
  const { signer, isRevoked, refused } = expected;
  if (refused) throw refused;
  if (read instanceof ImportFailure) throw read;
  if ('failure' in read) throw new ImportFailure(read.failure, { uncertain: true });
  accept(new X509Certificate(read.certificate), signer, isRevoked);
  if (read.said === null) throw new ImportFailure('BAD_ANSWER', { uncertain: true });
  return read.said as Said;
}

/** A thread that does not come to its end is worth another attempt: the answer to that may be another. */
async function inThread(given: GivenAnswer, signal: AbortSignal): Promise<ReadAnswer | ImportFailure> {
  try {
    return await programInThread<ReadAnswer>(await program(), given, signal);
  } catch {
    return new ImportFailure(signal.aborted ? 'TIMEOUT' : 'BAD_ANSWER', { passing: true, uncertain: true });
  }
}

function accept(certificate: X509Certificate, signer: AnswerSigner, isRevoked: IsRevoked | null): void {
  try {
    const issuer = acceptSigner(certificate, signer, Date.now());
    if (isRevoked?.(certificate, issuer)) throw new Error('the certificate has been revoked');
  } catch {
    // Why it does not hold is nothing a caller may act on.
    throw new ImportFailure('SIGNATURE_INVALID', { uncertain: true });
  }
}

declare global {
  interface ImportMeta {
    /** The thread's program, which the build of the product puts in. */
    readonly answerThread?: string;
  }
}

let built: Promise<string> | undefined;

/** Where the sources run as they are, as in tests, it is built when it is first needed. */
function program(): string | Promise<string> {
  if (import.meta.answerThread !== undefined) return import.meta.answerThread;
  built ??= buildProgram();
  return built;
}

async function buildProgram(): Promise<string> {
  const module = productFile('subgraphs/common/turns/thread-program.mjs').href;
  const { threadProgram } = (await import(module)) as { threadProgram(script: string): Promise<string> };
  return threadProgram('subgraphs/affiliation/delivery/transport/answer-thread.ts');
}
