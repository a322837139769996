/** A column that holds a JSON list of texts. */
export const parseList = (column: string): string[] => JSON.parse(column) as string[];
