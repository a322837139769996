import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { sqlitePath } from '../subgraphs/common/database/sqlite-connection.ts';

/** The folders of the data: what lies in them is copied, lost and put back together with them. */
export const dataFoldersOf = (dataDir: string, databaseUrls: readonly string[]): string[] => [
  dataDir,
  ...databaseUrls.filter((url) => url.startsWith('file:')).map((url) => path.dirname(sqlitePath(url))),
];

/** The one of the folders that a file lies in, however both are written; undefined when it lies in none. */
export const folderAround = (file: string, folders: readonly string[]): string | undefined =>
  folders.find((folder) => isWithin(placeOf(file), placeOf(folder)));

const isWithin = (file: string, folder: string): boolean => !/^\.\.(\/|\\|$)/.test(path.relative(folder, file));

/** As it is behind symbolic links, also of what is not there yet. */
function placeOf(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  const parent = path.dirname(file);
  return parent === file ? file : path.join(placeOf(parent), path.basename(file));
}
