import { createHash } from 'node:crypto';
import type { Plugin } from 'graphql-yoga';

/**
 * Lets the page of GraphiQL, which has everything inside, run its own scripts and no others, and ask this server alone. Its
 * editor colours words by styles of its own and works in a worker that it makes.
 */
export function usePagePolicy(): Plugin {
  let policy: string | undefined;
  return {
    async onResponse({ response }) {
      if (!response.headers.get('content-type')?.startsWith('text/html')) return;
      policy ??= policyOf(await response.clone().text()); // the page is the same for everybody
      response.headers.set('content-security-policy', policy);
    },
  };
}

function policyOf(page: string): string {
  const scripts = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text = '']) => text);
  const hashes = scripts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  return [
    "default-src 'none'",
    `script-src ${hashes.join(' ')}`,
    "style-src 'unsafe-inline'",
    'worker-src blob: data:',
    'img-src data:',
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
