import { escapeText } from './escape-text.ts';
import type { Format, Part } from './format.ts';
import { toElement } from './to-element.ts';

/** The fields of an element as its format has them: attributes with a space before each, and what stands between the tags. */
export function writeFields(format: Format, value: object, path: string): { attributes: string; content: string } {
  const fields = { attributes: '', content: '' };
  for (const [key, part] of Object.entries(format)) {
    const field: unknown = value[key as keyof typeof value];
    if (field === null) continue;
    if (part.place === 'attribute')
      fields.attributes += ` ${part.name}="${escapeText(String(field), `${path}/@${part.name}`)}"`;
    else fields.content += writeField(part, field, path);
  }
  return fields;
}

function writeField(part: Exclude<Part, { place: 'attribute' }>, field: unknown, path: string): string {
  if (part.place === 'content') return escapeText(String(field), path);
  if (part.place === 'choice') return writeChoice(part.of, field as { kind: string }, path);
  const { name, format, count } = part;
  if (count !== 'many') return writeOne(name, format, field, `${path}/${name}`);
  return (field as unknown[]).map((one, i) => writeOne(name, format, one, `${path}/${name}[${i + 1}]`)).join('');
}

function writeOne(name: string, format: Format | string, value: unknown, path: string): string {
  if (typeof format === 'string') return toElement(name, { attributes: '', content: escapeText(String(value), path) });
  return toElement(name, writeFields(format, value as object, path));
}

function writeChoice(of: Extract<Part, { place: 'choice' }>['of'], value: { kind: string }, path: string): string {
  const chosen = of[value.kind];
  if (!chosen) throw new TypeError(`${path}: there is no actor of the kind ${value.kind}`);
  return writeOne(chosen.name, chosen.format, value, `${path}/${chosen.name}`);
}
