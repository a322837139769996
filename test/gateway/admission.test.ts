import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLoopback, networkOf } from '../../gateway/admission/address.ts';
import { Admission, NotAdmitted } from '../../gateway/admission/admission.ts';
import { Outbox } from '../../gateway/admission/outbox.ts';
import { SlowReaders } from '../../gateway/admission/slow-readers.ts';

const settings = { total: 100, perCaller: 60, waiting: 20, waitingPerCaller: 5, patience: 60_000 };
const never = new AbortController();

/** Whether it has begun already. */
async function hasBegun(entering: unknown): Promise<boolean> {
  const later = new Promise((resolve) => setImmediate(resolve, 'waits'));
  return (await Promise.race([Promise.resolve(entering).then(() => 'begun'), later])) === 'begun';
}

describe('admission by cost', () => {
  it('lets begin what fits, and the next when it is over', async () => {
    const admission = new Admission(settings);
    const [a, b] = [await admission.enter('a', 60, never), await admission.enter('b', 40, never)];
    const waiting = admission.enter('c', 10, never);
    expect(await hasBegun(waiting)).toBe(false);
    b();
    expect(await hasBegun(waiting)).toBe(true);
    a();
    (await waiting)();
    expect(admission.load).toEqual({ used: 0, waiting: 0 });
  });

  it('gives each caller its turn, however many of one are waiting', async () => {
    const admission = new Admission(settings);
    const order: string[] = [];
    const first = await admission.enter('x', 60, never);
    const second = await admission.enter('y', 40, never);
    const enter = async (caller: string) => {
      const leave = await admission.enter(caller, 60, never);
      order.push(caller);
      setImmediate(leave);
    };
    const all = ['a', 'a', 'a', 'b', 'c'].map(enter);
    first();
    second();
    await Promise.all(all);
    expect(order).toEqual(['a', 'b', 'c', 'a', 'a']);
  });

  it('holds nobody up for a caller who has used up its own budget', async () => {
    const admission = new Admission(settings);
    await admission.enter('a', 60, never);
    const own = admission.enter('a', 10, never);
    expect(await hasBegun(admission.enter('b', 40, never))).toBe(true);
    expect(await hasBegun(own)).toBe(false);
  });

  it('lets nobody overtake who waits for room', async () => {
    const admission = new Admission(settings);
    const leave = [await admission.enter('a', 60, never), await admission.enter('b', 30, never)];
    const large = admission.enter('c', 60, never);
    const later = admission.enter('d', 10, never);
    expect(await hasBegun(later)).toBe(false);
    leave[0]?.();
    expect(await hasBegun(large)).toBe(true);
    expect(await hasBegun(later)).toBe(true);
  });

  it('lets what costs more than everything run alone', async () => {
    const admission = new Admission(settings);
    const leave = await admission.enter('a', 1e9, never);
    expect(admission.load.used).toBe(60);
    leave();
    leave();
    expect(admission.load.used).toBe(0);
  });

  it('refuses who would wait too long, behind too many, or behind too many of its own', async () => {
    const impatient = new Admission({ ...settings, patience: 1 });
    await impatient.enter('a', 60, never);
    await expect(impatient.enter('a', 60, never)).rejects.toMatchObject({ full: 'caller', retryAfter: 2 });
    await impatient.enter('b', 40, never);
    await expect(impatient.enter('c', 60, never)).rejects.toMatchObject({ full: 'process' });
    const admission = new Admission(settings);
    await Promise.all([admission.enter('a', 60, never), admission.enter('b', 40, never)]);
    const waiting = Array.from({ length: 20 }, (_, i) =>
      Promise.resolve(admission.enter(`c${i % 4}`, 1, never)).catch(() => undefined),
    );
    await expect(admission.enter('c0', 1, never)).rejects.toMatchObject({ full: 'caller' });
    await expect(admission.enter('d', 1, never)).rejects.toMatchObject({ full: 'process', retryAfter: 30 });
    expect(waiting.length).toBe(20);
  });

  it('forgets who leaves while waiting', async () => {
    const admission = new Admission(settings);
    const leave = await admission.enter('a', 60, never);
    await admission.enter('b', 40, never);
    const caller = new AbortController();
    const waiting = admission.enter('c', 60, caller);
    caller.abort(new Error('left'));
    await expect(waiting).rejects.toThrow('left');
    leave();
    expect(admission.load).toEqual({ used: 40, waiting: 0 });
  });

  it('never lets more begin than there is room for, loses nobody, and is empty in the end', async () => {
    const works = fc.array(
      fc.record({
        caller: fc.constantFrom('a', 'b', 'c', 'd'),
        cost: fc.integer({ min: 1, max: 150 }),
        leaves: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(works, fc.scheduler(), async (list, scheduler) => {
        const admission = new Admission({ ...settings, waiting: 1_000, waitingPerCaller: 1_000 });
        const work = async ({ caller, cost, leaves }: (typeof list)[number]) => {
          const client = new AbortController();
          if (leaves) void scheduler.schedule(Promise.resolve()).then(() => client.abort(new Error('left')));
          const end = await admission.enter(caller, cost, client);
          expect(admission.load.used).toBeLessThanOrEqual(settings.total);
          await scheduler.schedule(Promise.resolve());
          end();
        };
        const all = Promise.allSettled(list.map(work));
        await scheduler.waitFor(all);
        const failed = (await all).filter((one) => one.status === 'rejected');
        expect(failed.every(({ reason }) => !(reason instanceof NotAdmitted) && reason.message === 'left')).toBe(true);
        expect(admission.load).toEqual({ used: 0, waiting: 0 });
      }),
      { numRuns: 200 },
    );
  });
});

describe('answers that wait for their readers', () => {
  /** As much of a response as is needed: it is open until it is destroyed. */
  class Answer extends EventEmitter {
    closed = false;
    destroy() {
      this.closed = true;
      this.emit('close');
    }
  }
  const answer = () => new Answer() as Answer & ServerResponse;

  it('are held until they are sent', () => {
    const outbox = new Outbox(100);
    const [one, gone] = [answer(), answer()];
    outbox.add('a', 60, one);
    gone.destroy();
    outbox.add('a', 60, gone);
    expect(outbox.held).toBe(60);
    one.destroy();
    expect(outbox.held).toBe(0);
  });

  it('that are too many cost the slow reader with most of them the oldest, and nobody else one', () => {
    const outbox = new Outbox(100);
    const [slow, ...many] = [answer(), answer(), answer(), answer()];
    const quick = answer();
    outbox.add('b', 20, slow, 0);
    for (const one of many) outbox.add('a', 25, one, 1);
    outbox.add('c', 80, quick, 20_000);
    expect([slow, ...many, quick].map(({ closed }) => closed)).toEqual([false, true, true, true, false]);
    expect(outbox.held).toBe(100);
  });

  it('are kept for some seconds, however many they are', () => {
    const outbox = new Outbox(100);
    const answers = [answer(), answer(), answer()];
    for (const [i, one] of answers.entries()) outbox.add('a', 90, one, i);
    expect(answers.map(({ closed }) => closed)).toEqual([false, false, false]);
  });
});

describe('files that are read slowly', () => {
  /** A response on a connection that has sent so much. */
  class File extends EventEmitter {
    closed = false;
    socket = { bytesWritten: 5_000, writableLength: 0 };
    destroy() {
      this.closed = true;
      this.emit('close');
    }
    take(bytes: number) {
      this.socket.bytesWritten += bytes;
    }
  }
  const file = () => new File() as File & ServerResponse;
  const reading = (count: number) => {
    const readers = new SlowReaders(3, 1_000);
    const all = Array.from({ length: count }, file);
    for (const one of all) readers.add(one, 0);
    return { readers, all, closed: () => all.map((one) => one.closed) };
  };

  it('give way one by one where all places are taken, the slowest first', () => {
    const { readers, all, closed } = reading(3);
    for (const [i, one] of all.entries()) one.take([15_000, 900, 25_000][i] ?? 0);
    readers.makeRoom(20_000);
    expect(closed()).toEqual([false, true, false]);
    readers.makeRoom(20_000); // one place is free
    expect(closed()).toEqual([false, true, false]);
  });

  it('are kept while there is room, while they are new, and while they read fast enough', () => {
    const [few, young, quick] = [reading(2), reading(3), reading(3)];
    few.readers.makeRoom(20_000);
    young.readers.makeRoom(9_000);
    for (const one of quick.all) one.take(20_000);
    quick.readers.makeRoom(20_000);
    for (const { closed } of [few, young, quick]) expect(closed()).not.toContain(true);
  });
});

it.each([
  ['127.0.0.2', '127.0.0.2'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:DB8:0:0:ffff::2', '2001:db8:0:0::/64'],
  ['2001:db8:0:1::1', '2001:db8:0:1::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['no address', 'no address'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

it('knows the addresses of this machine', () => {
  expect(['127.0.0.1', '127.9.0.1', '::1', '::ffff:127.0.0.1'].every(isLoopback)).toBe(true);
  expect(['128.0.0.1', '::2', '10.127.0.1'].some(isLoopback)).toBe(false);
});
