const longest = 60;

/** A caller's own value comes back cut short: an error is no place for a megabyte. */
export function cut(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > longest ? `${text.slice(0, longest).toWellFormed()}…` : text;
}

/** Puts details into a text of the error tables: `{name}` becomes the detail of that name. */
export function fill(text: string, details: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{(\w+)\}/g, (_, key: string) => cut(details[key]));
}
