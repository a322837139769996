/** Full, new and changed persons only, and deletion (STIL, side 2360658). */
export type ImportOperation = 'importerXml' | 'importerDeltaXml' | 'importerSletXml';
