import { ParseOption, XmlDocument, XmlParseError, XmlValidateError } from 'libxml2-wasm';
import type { DocumentSchema } from './document-schema.ts';
import { schemaMessage } from './schema-message.ts';
import type { SchemaProblem } from './schema-problem.ts';

// Big lines: beyond 65,535 libxml2 otherwise stops counting.
const option = ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_BIG_LINES;

/** Everything in which a document does not fit its schema; none means that it may be sent. Needs the document as a whole. */
export function validateDocument(xml: Uint8Array, schema: DocumentSchema): SchemaProblem[] {
  try {
    using document = XmlDocument.fromBuffer(xml, { option });
    if (document.dtd !== null) return [{ line: 1, message: 'the document has a DOCTYPE' }];
    schema.validator.validate(document);
    return [];
  } catch (error) {
    if (error instanceof XmlParseError)
      return [{ line: error.details[0]?.line ?? 1, message: 'the document is not well-formed XML' }];
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details.map(({ line, message }) => ({ line, message: schemaMessage(message, schema.names) }));
  }
}
