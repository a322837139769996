/** Group. Its id is unique within the institution, over all sources. Days are ISO dates. */
export interface ImportGroup {
  groupId: string;
  groupName: string | null;
  groupType: string;
  /** Given for a Hovedgruppe and only then. */
  groupLevel: string | null;
  line: string | null;
  fromDate: string | null;
  toDate: string | null;
}
