/** What a caller sent to say who it is, unread. Never to be logged. */
export interface Credentials {
  /** The header `authorization`: "Bearer <token>". */
  authorization?: string | undefined;
  /** The header `x-api-key`. */
  apiKey?: string | undefined;
}
