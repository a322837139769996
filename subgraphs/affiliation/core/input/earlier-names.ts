import type { EarlierNames } from '../../../common/log/chain.ts';

/**
 * The names that columns had in the first databases. Lines of the logs are hashed, and protected persons sealed, with
 * the names in them: what was written then must hold for ever, so they stay as they are there.
 */
export const earlierNames: EarlierNames = {
  objectKind: 'slags',
  objectId: 'objektId',
  aktoertype: 'slags',
  lineKind: 'slags',
  sourceWords: 'oplysninger',
};

/** What a column is called in what is hashed or sealed. */
export const earlierName = (column: string): string => earlierNames[column] ?? column;
