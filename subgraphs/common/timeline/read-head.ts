import { today } from '../clock.ts';
import type { Query } from '../lists/read-page.ts';
import { present, readLogState } from './timeline.ts';

/**
 * A name for the state of a database's public data, which is another after every change of them: the timeline with its
 * change number, and the day, by which periods begin and end.
 */
export async function readHead(query: Query): Promise<string> {
  const state = await readLogState(query);
  return `${today()} ${present(state).id} ${state.head}`;
}
