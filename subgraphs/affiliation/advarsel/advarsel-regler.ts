import { accessUnused } from './access-unused.ts';
import { administratorUnused } from './administrator-unused.ts';
import type { AdvarselRegel } from './advarsel-regel.ts';
import { importStale } from './import-stale.ts';
import { manualAttachmentStale } from './manual-attachment-stale.ts';

/** STIL's 12-month rules. */
export const advarselRegler: readonly AdvarselRegel[] = [
  importStale,
  manualAttachmentStale,
  administratorUnused,
  accessUnused,
];
