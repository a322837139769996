/** What is called a kind of tie here, by the kind of actor in the document. */
export const aktoerOf = { student: 'barn', employee: 'ansat', extern: 'ekstern' } as const;
