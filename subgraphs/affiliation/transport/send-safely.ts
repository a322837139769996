import type { ImportAnswer } from './import-answer.ts';
import { ImportFailure } from './import-failure.ts';
import { isAboutTime } from './is-about-time.ts';

/**
 * Remembers, over the attempts of one delivery, that one of them may have been received. From then on no failure is
 * certain; and a refusal because the sourceDateTime is known can be about our own first attempt, so what that one came
 * to stays unknown.
 */
export function sendSafely(send: () => Promise<ImportAnswer>): () => Promise<ImportAnswer> {
  let doubt: ImportFailure | null = null;
  return async () => {
    try {
      const answer = await send();
      if (!doubt || !isAboutTime(answer)) return answer;
    } catch (error) {
      if (!(error instanceof ImportFailure)) throw error;
      const failure = doubt ? error.asUncertain() : error;
      if (failure.uncertain) doubt = failure;
      throw failure;
    }
    throw new ImportFailure(doubt.kind, { uncertain: true });
  };
}
