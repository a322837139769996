import { emptyContent } from '../change/content-of.ts';
import { Draft } from '../change/draft.ts';
import type { Problem } from '../change/problem.ts';
import type { RegisterContext } from '../context.ts';

/**
 * Why the caller may not write in a municipality; nothing when it may. A plan can be empty or only remember keys, so
 * its own changes cannot tell: asked is whether the caller could create something there.
 */
export function mayWriteKommune({ authorise }: Pick<RegisterContext, 'authorise'>, kommuneKode: string): Problem[] {
  const draft = new Draft();
  const content = { ...emptyContent('daginstitution'), admKommuneKode: kommuneKode };
  draft.create('daginstitution', '##', content, ['kommuneKode']);
  return authorise(draft);
}
