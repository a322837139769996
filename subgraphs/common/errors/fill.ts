const longest = 60;

/** A caller's own value comes back cut short: an error is no place for a megabyte. */
export function cut(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > longest ? `${text.slice(0, longest).toWellFormed()}…` : text;
}

/** Details that are words of ours, however long: lists of codes, and what was expected. */
const ours: ReadonlySet<string> = new Set([
  ...['expected', 'forventet', 'operators', 'codes', 'roles', 'roller', 'scope', 'reason', 'grund'],
  ...['begrundelse', 'konsekvens', 'consequence'],
]);

/** Puts details into a text of the error tables: `{name}` becomes the detail of that name. */
export function fill(text: string, details: Readonly<Record<string, unknown>>): string {
  const filled = text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const detail = details[name];
    if (detail === undefined) return placeholder;
    return ours.has(name) && typeof detail === 'string' ? detail : seen(cut(detail));
  });
  return filled.replaceAll('….', '…');
}

/** Nothing, and what begins or ends in a blank, is seen only in quotation marks. */
const seen = (text: string): string => (text !== '' && text === text.trim() ? text : JSON.stringify(text));
