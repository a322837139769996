import type { Objekt } from '../change/objekt.ts';

/** A childminder's move: from where to where, and when. */
export interface Flytning {
  dagplejer: Objekt<'dagplejer'>;
  tilDagplejegruppeId: string;
  dag: string;
  fra: { enhed: string; gruppeId: string | null };
  til: { enhed: string; gruppeId: string | null };
}
