/** A server that answers. */
export interface Running {
  /** Where: "http://127.0.0.1:4000". */
  url: string;
  /** Stops taking requests, answers those under way, and closes the databases. */
  close(): Promise<void>;
}
