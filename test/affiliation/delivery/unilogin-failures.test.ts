import { X509Certificate } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkedAnswer } from '../../../subgraphs/affiliation/delivery/transport/check-answer.ts';
import { ImportFailure } from '../../../subgraphs/affiliation/delivery/transport/import-failure.ts';
import type { TransportSettings } from '../../../subgraphs/affiliation/delivery/transport/transport-settings.ts';
import { Deadline } from '../../../subgraphs/common/remote/deadline.ts';
import { documents } from '../../stub/documents.ts';
import type { ImportStub } from '../../stub/import-stub.ts';
import { startTransport } from '../../stub/start-transport.ts';
import type { Trouble } from '../../stub/trouble.ts';
import { freeMemory } from '../../support/free-memory.ts';
import { provider } from '../../support/new-database.ts';

const { cpr, doc, person } = documents;

// Nothing here depends on the database.
describe.runIf(provider === 'sqlite')('a delivery to Unilogin without an answer', () => {
  let transport: Awaited<ReturnType<typeof startTransport>>;
  let stub: ImportStub;
  beforeAll(async () => {
    transport = await startTransport();
    stub = transport.stub;
  });
  beforeEach(() => stub.reset());
  afterAll(() => transport.close());
  const open = (over: Partial<TransportSettings> = {}) => transport.open(over);
  const deliver: typeof transport.deliver = (...given) => transport.deliver(...given);
  const troubled = (...troubles: (Trouble | undefined)[]) => {
    stub.trouble = (n) => (n > troubles.length ? troubles.at(-1) : troubles[n - 1]);
  };

  describe('a failure', () => {
    const failure = (kind: string, passing: boolean, uncertain: boolean) => ({ kind, passing, uncertain });

    it.each<[Trouble, ReturnType<typeof failure>, number]>([
      ['ERROR', failure('SERVER_ERROR', true, true), 3],
      ['BUSY', failure('SERVER_ERROR', true, false), 3],
      ['BREAK_OFF', failure('UNREACHABLE', true, true), 3],
      ['NO_XML', failure('BAD_ANSWER', false, true), 1],
      ['STRANGE', failure('BAD_ANSWER', false, true), 1],
      ['UNSIGNED', failure('SIGNATURE_INVALID', false, true), 1],
      ['BAD_SIGNATURE', failure('SIGNATURE_INVALID', false, true), 1],
    ])('by %s is told as what it is, and passing ones are tried again', async (trouble, expected, requests) => {
      troubled(trouble);
      const answer = await deliver(doc([person('a', cpr(1))]));
      expect(answer).toBeInstanceOf(ImportFailure);
      expect(answer).toMatchObject(expected);
      expect(stub.requests).toHaveLength(requests);
    });

    it('that passes is forgotten; the document is sent again byte for byte, in a new message', async () => {
      troubled('BUSY', 'ERROR', undefined);
      const document = doc([person('a', cpr(1))]);
      expect(await deliver(document)).toMatchObject({ outcome: 'ACCEPTED', created: 1 });
      expect(stub.requests).toHaveLength(3);
      for (const request of stub.requests) expect(request).toContain(document);
      expect(new Set(stub.requests.map((request) => /urn:uuid:[^<]+/.exec(request)?.[0])).size).toBe(3);
    });

    it('stays uncertain when the repetition meets its own first attempt', async () => {
      troubled('BREAK_OFF', undefined);
      expect(await deliver(doc([person('a', cpr(1))]))).toMatchObject(failure('UNREACHABLE', false, true));
      expect(stub.requests).toHaveLength(2);
    });

    it('stays uncertain when a later attempt fails for certain', async () => {
      troubled('BREAK_OFF', 'BUSY');
      expect(await deliver(doc([person('a', cpr(1))]))).toMatchObject(failure('SERVER_ERROR', true, true));
    });

    it('is a timeout when no answer comes within the time of a call, or by the deadline', async () => {
      troubled('SILENCE');
      const once = { retries: { attempts: 1, firstPause: 1, longestPause: 1 } };
      expect(await deliver(doc([]), { ...once, timeoutMs: 1_000 })).toMatchObject(failure('TIMEOUT', true, true));
      expect(await deliver(doc([]), {}, 50)).toMatchObject({ kind: 'TIMEOUT' });
    });

    it('is a timeout also when memory is freed meanwhile', async () => {
      troubled('SILENCE');
      const once = { retries: { attempts: 1, firstPause: 1, longestPause: 1 } };
      const answer = deliver(doc([]), { ...once, timeoutMs: 1_500 });
      for (let i = 0; i < 8; i++) await sleep(25).then(freeMemory);
      expect(await Promise.race([answer, sleep(20_000, 'nothing')])).toMatchObject(failure('TIMEOUT', true, true));
    });

    it('is a timeout when the answer has come, but is not read in time', async () => {
      const signer = { trusted: [], named: null, own: new X509Certificate(stub.client.cert) };
      const given = { bytes: Buffer.from('<a/>'), messageId: 'x', operation: 'importerXml' };
      const expected = { signer, isRevoked: null, refused: null };
      const read = checkedAnswer(given, expected, AbortSignal.abort());
      await expect(read).rejects.toMatchObject(failure('TIMEOUT', true, true));
    });

    it('is certain when nobody listens', async () => {
      const url = stub.url.replace(/:\d+/, ':1');
      expect(await deliver(doc([]), { url })).toMatchObject(failure('UNREACHABLE', true, false));
    });

    it('says which authentication is missing, and is not tried again', async () => {
      stub.agreements = new Set(['G54321']);
      const refused = await deliver(doc([]));
      expect(refused).toMatchObject({ ...failure('AUTHENTICATION', false, false), subcode: 'Rettigheder' });
      expect(stub.requests).toHaveLength(1);
    });

    it('in a row leaves the service alone for a while', async () => {
      troubled('BUSY');
      const service = open({ breaker: { failures: 2, pause: 60_000 } });
      const send = () => service.deliver('importerXml', doc([]), new Deadline(20_000));
      for (const kind of ['SERVER_ERROR', 'SERVER_ERROR', 'UNREACHABLE']) expect(await send()).toMatchObject({ kind });
      expect(stub.requests).toHaveLength(6);
    });

    it('never carries what was sent', async () => {
      troubled('ERROR');
      const answer = await deliver(doc([person('a', cpr(1))]));
      const { message, stack } = answer as ImportFailure;
      expect(`${JSON.stringify(answer)} ${message} ${stack}`).not.toContain(cpr(1));
    });
  });
});
