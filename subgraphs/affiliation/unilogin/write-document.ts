import { defaultNamespace } from './default-namespace.ts';
import { escapeText } from './escape-text.ts';
import type { Format } from './format.ts';
import { formats } from './formats.ts';
import type { ImportDocument } from './import-document.ts';
import { toElement } from './to-element.ts';
import { writeFields } from './write-fields.ts';

const root = 'UNILoginImport';

/**
 * The document as XML, a line for each group and person, so that it never stands in memory as a whole. The same document
 * is the same bytes. Throws UnwritableText at a character that XML cannot carry.
 */
export async function* writeDocument(document: ImportDocument, namespace = defaultNamespace): AsyncGenerator<string> {
  const { attributes } = writeFields(formats.root, document, root);
  const { content } = writeFields(formats.institution, document, 'Institution');
  yield `<?xml version="1.0" encoding="UTF-8"?>\n`;
  yield `<${root} xmlns="${escapeText(namespace, 'xmlns')}"${attributes}>\n<Institution>${content}\n`;
  if (document.kind === 'DELETE') {
    yield* writeRows('InstitutionPerson', formats.deletedPerson, document.persons);
  } else {
    yield* writeRows('Group', formats.group, document.groups);
    yield* writeRows('InstitutionPerson', formats.institutionPerson, document.persons);
  }
  yield `</Institution>\n</${root}>\n`;
}

type Rows = Iterable<object> | AsyncIterable<object>;

async function* writeRows(name: string, format: Format, rows: Rows): AsyncGenerator<string> {
  let count = 0;
  for await (const row of rows) yield `${toElement(name, writeFields(format, row, `${name}[${++count}]`))}\n`;
}
