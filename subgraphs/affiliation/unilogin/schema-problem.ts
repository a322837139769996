/** Where a document does not fit its schema, and how, without any of its values. */
export interface SchemaProblem {
  line: number;
  message: string;
}
