import type { Draft } from '../change/draft.ts';
import type { Kontrol } from './store-kontroller.ts';
import { type Kind, type Sted, vaerdiOf } from './vaerdi-of.ts';

const kinds: Kind[] = ['dar', 'cvr'];

/** The answers about what a draft sets, to be stored with it; `numbers` tells the numbers given to new objects. */
export function kontrollerOf(draft: Draft, numbers: Record<string, string>): Kontrol[] {
  const { ekstern } = draft;
  if (!ekstern) return [];
  return draft.touched().flatMap((object) =>
    kinds.flatMap((kind) => {
      const svar = ekstern[kind](object);
      const vaerdi = svar && vaerdiOf[kind](object.after as unknown as Sted);
      if (!svar || !vaerdi) return [];
      return [{ niveau: object.niveau, nummer: numbers[object.id] ?? object.id, kind, vaerdi, svar, at: ekstern.at }];
    }),
  );
}
