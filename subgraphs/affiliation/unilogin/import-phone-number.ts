export interface ImportPhoneNumber {
  number: string;
  /** A flag of its own: a phone may be protected where the person is not, and is then empty in exports. */
  protected: boolean;
}
