import type { LoggerOptions } from 'pino';
import { maskCpr } from '../../subgraphs/common/text/cpr-text.ts';

/** How every part of the product logs: each line goes through `withoutCpr`, whoever wrote it. */
export const logOptions = (level: string): LoggerOptions => ({
  level,
  // A query string can carry variables, and variables can be personal data: only the path is logged.
  serializers: { req: ({ method, url }) => ({ method, path: loggedPath(url) }), err: loggedError },
  hooks: { streamWrite: withoutCpr },
});

/** A text within a line of JSON. */
const texts = /"(?:[^"\\]|\\.)*"/g;

/** Most texts are plain ASCII without six digits in a row, signs between them aside: a CPR number has at least those. */
const isHarmless = (text: string): boolean => plain.test(text) && !sixDigits.test(text);
const plain = /^[ !#-[\]-~]*$/;
const sixDigits = /(?:\d[^a-z\d]*){5}\d/i;

/** A line of the log with nothing in its texts that reads as a CPR number: errors of libraries repeat what they were given. */
function withoutCpr(line: string): string {
  return line.replace(texts, (text) => {
    if (isHarmless(text.slice(1, -1))) return text;
    const read = JSON.parse(text) as string;
    const masked = maskCpr(read);
    return masked === read ? text : JSON.stringify(masked);
  });
}

/** An error without what its library adds to it, such as the values of a statement. */
const loggedError = ({ name, message, stack }: Error) => ({ type: name, message, stack });

/** The path of an address for the log: without its query, and decoded where a CPR number is written in another way. */
function loggedPath(url: string): string {
  const path = url.split('?')[0] ?? '';
  try {
    const read = decodeURIComponent(path);
    return maskCpr(read) === read ? path : read;
  } catch {
    return path;
  }
}
