import { SaxesParser } from 'saxes';

/** Deeper than any message is; a tree of this depth overflows nobody's stack. */
const deepest = 100;

/**
 * Throws for what is not one well-formed element with its namespaces, for a DOCTYPE, and for nesting without end. The
 * error does not quote the text.
 */
export function checkWellFormed(xml: string): void {
  const refuse = (): never => {
    throw new SyntaxError(`not well-formed XML, line ${parser.line}`);
  };
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', () => {
    if (++depth > deepest) refuse();
  });
  parser.on('closetag', () => {
    depth--;
  });
  parser.write(xml).close();
}
