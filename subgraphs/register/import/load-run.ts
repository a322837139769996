import type { Provider } from '../../common/database/provider.ts';
import type { ChangesetWriter } from '../change/changeset-writer.ts';
import type { Niveau } from '../dagtilbud/niveau.ts';
import type { RegisterTransaction } from '../database.ts';
import type { Family } from './family.ts';
import type { Layout } from './layout.ts';
import type { ReportBuilder } from './report-builder.ts';

/** What the steps of one load share. */
export interface LoadRun {
  tx: RegisterTransaction;
  provider: Provider;
  writer: ChangesetWriter;
  report: ReportBuilder;
  family: Family;
  layout: Layout;
  /** On which line each number of the file stands first. */
  lines: Record<Niveau, Map<string, number>>;
}
