import { watchForCpr } from './cpr-watch.ts';

const answer = globalThis.fetch;

/** Every JSON answer that a test gets over HTTP is looked through for CPR numbers. */
globalThis.fetch = async (input, init) => {
  const response = await answer(input, init);
  if (response.headers.get('content-type')?.includes('json'))
    watchForCpr(`answer of ${new URL(response.url).pathname}`, await response.clone().text());
  return response;
};
