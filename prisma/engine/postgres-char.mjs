import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

// https://www.postgresql.org/docs/current/datatype-character.html: "char" is the catalogue's own one-byte type
const charType = 18;
const charArrayType = 1002;

/**
 * Defect in @prisma/adapter-pg: it cannot read "char" ("Column type 'char' could not be deserialized"), while it can
 * read its array; and the engine panics on a text in its place. So here "char" passes as its array…
 */
export class CharClient extends pg.Client {
  query(...args) {
    const callback = args.at(-1);
    if (typeof callback === 'function')
      return super.query(...args.slice(0, -1), (error, result) => callback(error, relabelled(result)));
    const result = super.query(...args);
    return result instanceof Promise ? result.then(relabelled) : result;
  }
}

/** A script has one result for each of its statements. */
function relabelled(results) {
  for (const result of [results].flat())
    for (const field of result?.fields ?? []) if (field.dataTypeID === charType) field.dataTypeID = charArrayType;
  return results;
}

/**
 * …and here, past the adapter, it becomes the single character that it is.
 *
 * @param {import('@prisma/driver-adapter-utils').SqlDriverAdapter} adapter
 */
export function readingChar(adapter) {
  const queryRaw = adapter.queryRaw.bind(adapter);
  const mended = (type) => (type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    return { ...result, columnTypes: result.columnTypes.map(mended) };
  };
  return adapter;
}
