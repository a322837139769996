/** What the text of an attribute or element stands for. */
export type ScalarType = 'text' | 'boolean' | 'int';
