/** The fields that the caller gave. A null where there must be a value is left for the rules to refuse. */
export const given = <Fields extends object>(fields: { [F in keyof Fields]?: Fields[F] | null }): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>;
