import { useNavigate, useSearch } from '@tanstack/react-router';

/** How a list is looked at. It stands in the address, so that a link shows a colleague the same. */
export interface ListState {
  /** Only rows that have these words. */
  soeg?: string | undefined;
  /** The column that it is ordered by, after a minus where it goes down. */
  orden?: string | undefined;
  /** The values that are chosen in its filters, as "filter:value". */
  vis?: string[] | undefined;
  /** Rows that are open. */
  aaben?: string[] | undefined;
}

/** Reads the state of a list from an address; what means nothing there is left out. */
export function readListState(given: Record<string, unknown>): ListState {
  const texts = (value: unknown) => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined);
  return {
    soeg: given.soeg === undefined ? undefined : String(given.soeg),
    orden: typeof given.orden === 'string' ? given.orden : undefined,
    vis: texts(given.vis),
    aaben: texts(given.aaben),
  };
}

/** The state of the list of this page, and how to change it; that takes the place of the address in the browser's history. */
export function useListState(): [ListState, (change: ListState) => void] {
  const state = readListState(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = (change: ListState) => {
    const search = (before: object) => withoutEmpty({ ...before, ...change });
    // `as never`: which page it is on, is known at run time alone
    void navigate({ to: '.', search: search as never, replace: true, resetScroll: false });
  };
  return [state, change];
}

const withoutEmpty = (search: object) =>
  Object.fromEntries(
    Object.entries(search).filter(
      ([, value]) => value !== undefined && value !== '' && (value as string[]).length !== 0,
    ),
  );
