/** A server that answers. */
export interface Running {
  /** Where: "http://127.0.0.1:4000". */
  url: string;
  /** Refuses new requests for so many milliseconds at least, answers those under way, and closes the databases. */
  close(grace?: number): Promise<void>;
}
