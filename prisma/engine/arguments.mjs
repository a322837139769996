import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Arguments
 * @property {[path: string, text: string][]} datamodels
 * @property {string} url
 * @property {string[]} command `cli create-database`, `cli can-connect-to-database`, or empty for JSON-RPC
 */

/**
 * The native engine's command line, as far as Prisma's own command line uses it. Every other option has one value,
 * which means nothing here.
 *
 * @param {string[]} argv
 * @returns {Arguments}
 */
export function readArguments(argv) {
  const found = { datamodels: [], url: '', command: [] };
  const words = argv[Symbol.iterator]();
  for (const word of words) {
    if (!word.startsWith('--')) found.command.push(word);
    else readOption(found, word, words.next().value ?? '');
  }
  return found;
}

function readOption(found, option, value) {
  if (option === '--datamodels') found.datamodels.push([value, readFileSync(value, 'utf8')]);
  if (option === '--datasource') found.url = JSON.parse(value).url ?? '';
}
