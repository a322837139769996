import type { Person as Row } from '../../generated/sqlite/client.ts';

/** Fields of a person that the read log names together. */
export type FieldGroup =
  | 'navn'
  | 'alias'
  | 'rigtigtNavn'
  | 'beskyttelse'
  | 'foedsel'
  | 'kontakt'
  | 'foto'
  | 'kilder'
  | 'gaestepleje';

/**
 * What the read log is to say when fields of a person are shown; null when the answer says nothing of the person. Of a protected
 * person only the alias is shown, and the real name where it is asked for by its own field.
 */
export function seenOf({ beskyttet }: Pick<Row, 'beskyttet'>, group: FieldGroup): string | null {
  if (!beskyttet) return group === 'rigtigtNavn' ? 'navn' : group;
  if (group === 'navn') return 'alias';
  return hidden.includes(group) ? null : group;
}

/** What of a protected person is shown to nobody. A reason for guest care is free text, and may name the child. */
const hidden: readonly FieldGroup[] = ['foedsel', 'kontakt', 'foto', 'gaestepleje'];
