import { type Format, formats } from './formats.ts';
import { type Layout, layouts } from './layouts.ts';

/** Which export an address names. */
export interface EksportFile {
  kind: string;
  extension: string;
  layout: Layout;
  format: Format;
}

/** Reads "samlet.csv"; null when no export has the name. */
export function parseFile(file: string): EksportFile | null {
  const [kind = '', extension = '', ...rest] = file.split('.');
  const layout = layouts.get(kind);
  const format = formats.get(extension);
  return layout && format && rest.length === 0 ? { kind, extension, layout, format } : null;
}
