/** What can go wrong with one request; SILENCE and BREAK_OFF come after the document has been loaded. */
export const troubles = [
  'SILENCE',
  'BREAK_OFF',
  'ERROR',
  'BUSY',
  'UNSIGNED',
  'BAD_SIGNATURE',
  'NO_XML',
  'STRANGE',
] as const;

export type Trouble = (typeof troubles)[number];
