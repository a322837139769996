import type { Deadline } from '../../common/remote/deadline.ts';
import type { ImportAnswer } from './import-answer.ts';
import type { ImportFailure } from './import-failure.ts';
import type { ImportOperation } from './import-operation.ts';

/** STIL's import service (wsaIMPORT, WS10), however it is reached. Neither method throws for what the service does. */
export interface ImportService {
  /** How many calls are worth making beside each other now: none while it is left alone after an outage. */
  readonly room: number;

  /**
   * Delivers one UNILoginImport document. It may be sent more than once, byte for byte, until the deadline: the
   * service knows a delivery by unit, source and sourceDateTime. Mind `uncertain` of a failure.
   */
  deliver(
    operation: ImportOperation,
    document: string | AsyncIterable<string>,
    deadline: Deadline,
  ): Promise<ImportAnswer | ImportFailure>;

  /** The institution numbers with an approved data agreement; also the usable test of the connection. */
  agreements(deadline: Deadline): Promise<string[] | ImportFailure>;
}
