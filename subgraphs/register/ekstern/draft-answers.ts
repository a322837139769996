import type { DraftObject } from '../change/draft-object.ts';
import type { Aarsag } from './aarsager.ts';
import type { Answers } from './ask-about.ts';
import { type EksternSvar, ikkeKontrolleret } from './svar.ts';
import { type Kind, type Sted, vaerdiOf } from './vaerdi-of.ts';
import type { PNummerSvar } from './virksomheds-register.ts';

/** The answers to what one write sets, for the rules about its draft. */
export class DraftAnswers {
  readonly #answers: Answers;
  readonly #missing: EksternSvar;
  /** When they were asked for. */
  readonly at: Date;

  /** `missing` is why there is no answer to a value: the draft can differ from the one that was asked about. */
  constructor(answers: Answers, missing: Aarsag, at: Date) {
    this.#answers = answers;
    this.#missing = ikkeKontrolleret(missing);
    this.at = at;
  }

  /** What DAR says of the object's address; null when the write does not set it. */
  dar(object: DraftObject): EksternSvar | null {
    const sted = placeSet('dar', object);
    return sted && (this.#answers.dar.get(vaerdiOf.dar(sted) ?? '') ?? this.#missing);
  }

  /** What CVR says of the object's P-number; null when the write sets neither that nor the CVR number. */
  cvr(object: DraftObject): PNummerSvar | null {
    const sted = placeSet('cvr', object);
    return sted && (this.#answers.cvr.get(sted.pNummer ?? '') ?? { ...this.#missing, cvrNummer: null });
  }

  /** CVR would have filled it in: that CVR could not be heard just now must not stop the write. */
  excuses(object: DraftObject, code: string): boolean {
    if (code !== 'CVRNUMMER_MISSING') return false;
    const svar = this.cvr(object);
    return svar?.svar === 'IKKE_KONTROLLERET' && svar.aarsag !== 'OFFLINE';
  }
}

/** The place of an object whose value of this kind the write sets; closed objects are left alone. */
export function placeSet(kind: Kind, { niveau, before, after }: DraftObject): Sted | null {
  if (niveau === 'daginstitution' || after.aktivitetsstatus !== 'Aktiv') return null;
  const [earlier, sted] = [before as Sted | null, after as unknown as Sted];
  const vaerdi = vaerdiOf[kind](sted);
  if (vaerdi === null || (earlier !== null && vaerdiOf[kind](earlier) === vaerdi)) return null;
  return sted;
}
