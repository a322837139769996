import type { ImportGroup } from './import-group.ts';
import type { ImportHead } from './import-head.ts';
import type { ImportInstitutionPerson } from './import-institution-person.ts';

type Rows<T> = Iterable<T> | AsyncIterable<T>;

/**
 * A UNILoginImport document of one institution and source. The kind is not in the XML: it is the operation that the
 * document is sent with (importerXml, importerDeltaXml, importerSletXml).
 */
export type ImportDocument = ImportHead &
  (
    | { kind: 'FULL' | 'DELTA'; groups: Rows<ImportGroup>; persons: Rows<ImportInstitutionPerson> }
    // Inferred: the schema for deletion has no groups, and of a person it presumably holds the key alone.
    | { kind: 'DELETE'; persons: Rows<Pick<ImportInstitutionPerson, 'localPersonId'>> }
  );
