type Required<T> = { [F in keyof T as undefined extends T[F] ? never : F]: T[F] };
type Optional<T> = { [F in keyof T as undefined extends T[F] ? F : never]?: Exclude<T[F], undefined> };

/** The fields that were spoken of: one that was left out must not take the place of what is known. */
export const spokenOf = <T extends object>(said: T): Required<T> & Optional<T> =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Required<T> & Optional<T>;
