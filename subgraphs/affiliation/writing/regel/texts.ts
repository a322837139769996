import { problem } from '../../../common/errors/problem.ts';
import { isShowable } from '../../../common/text/clean-text.ts';
import type { ObjectKind } from '../../core/change/object-kinds.ts';
import type { Regel } from './regel.ts';

/** Free texts, and how long they may be. */
const texts: Partial<Record<ObjectKind, Record<string, { longest: number; mayBeNull?: true }>>> = {
  dagplejegruppe: { navn: { longest: 100 } },
  dagplejer: { samarbejde: { longest: 100, mayBeNull: true } },
  gruppe: { kode: { longest: 100 }, navn: { longest: 100, mayBeNull: true }, kilde: { longest: 100 } },
  gaesteophold: { aarsag: { longest: 500, mayBeNull: true } },
};

/** A text has something in it, no control characters, and fits where it is shown. It may be personal, so it is not repeated. */
const dagplejeTexts: Regel = {
  kinds: Object.keys(texts) as ObjectKind[],
  severity: 'error',
  check({ kind, after, path }) {
    const content = after as unknown as Record<string, string | null>;
    return Object.entries(texts[kind] ?? {}).flatMap(([field, { longest, mayBeNull }]) => {
      const text = content[field] ?? null;
      if (text === null ? mayBeNull : isText(text, longest)) return [];
      return [problem('TEXT_MALFORMED', [...(path ?? []), field], { field, longest })];
    });
  },
};

const isText = (text: string, longest: number): boolean =>
  text.length <= longest && text.trim() !== '' && isShowable(text);

export const textRegler: readonly Regel[] = [dagplejeTexts];
