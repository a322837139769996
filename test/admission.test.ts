import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Admission, NotAdmitted } from '../gateway/admission/admission.ts';

const settings = { total: 100, perCaller: 60, waiting: 20, waitingPerCaller: 5, patience: 60_000 };
const never = new AbortController().signal;

/** Whether it has begun already. */
async function hasBegun(entering: Promise<unknown>): Promise<boolean> {
  const later = new Promise((resolve) => setImmediate(resolve, 'waits'));
  return (await Promise.race([entering.then(() => 'begun'), later])) === 'begun';
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
    const waiting = Array.from({ length: 20 }, (_, i) => admission.enter(`c${i % 4}`, 1, never).catch(() => undefined));
    await expect(admission.enter('c0', 1, never)).rejects.toMatchObject({ full: 'caller' });
    await expect(admission.enter('d', 1, never)).rejects.toMatchObject({ full: 'process', retryAfter: 30 });
    expect(waiting.length).toBe(20);
  });

  it('forgets who leaves while waiting', async () => {
    const admission = new Admission(settings);
    const leave = await admission.enter('a', 60, never);
    await admission.enter('b', 40, never);
    const caller = new AbortController();
    const waiting = admission.enter('c', 60, caller.signal);
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
          const end = await admission.enter(caller, cost, client.signal);
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
