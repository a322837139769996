import { RemoteFailure } from '../../common/remote/remote-failure.ts';
import type { Aarsag } from './aarsager.ts';

/**
 * Another register could not be heard. It carries a code only, never the text of a failure: the API key stands in
 * the address, and failures quote addresses.
 */
export class Unanswered extends RemoteFailure {
  readonly aarsag: Aarsag;

  constructor(aarsag: Aarsag, passing = false, retryAfter: number | null = null) {
    super(aarsag, passing, retryAfter);
    this.aarsag = aarsag;
  }
}
