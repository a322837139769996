import { parseList } from '../change/parse-list.ts';
import type { Brugeradministrator as Row } from '../generated/sqlite/client.ts';
import type { Brugeradministrator } from './brugeradministrator.ts';
import { statusOn } from './brugeradministrator-status.ts';

export const toBrugeradministrator = (row: Row, today: string): Brugeradministrator => ({
  ...row,
  enheder: parseList(row.enheder),
  status: statusOn(row, today),
});
