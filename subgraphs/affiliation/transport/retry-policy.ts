import type { RetryPolicy } from '../../common/remote/with-retries.ts';

/** Deliveries run in the background, and an outage of the service is often minutes: few attempts, long pauses. */
export const retryPolicy: RetryPolicy = { attempts: 4, firstPause: 2_000, longestPause: 60_000 };
