import type { Person as Row } from '../../generated/sqlite/client.ts';

/** Fields of a person that the read log names together. */
export type Felter =
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
 * What the read log is to say when fields of a person are shown; null when nothing of the person is told. Of a protected
 * person only the alias is shown, and the real name where it is asked for by its own field.
 */
export function seenOf({ beskyttet }: Pick<Row, 'beskyttet'>, felter: Felter): string | null {
  if (!beskyttet) return felter === 'rigtigtNavn' ? 'navn' : felter;
  if (felter === 'navn') return 'alias';
  return hidden.includes(felter) ? null : felter;
}

/** What of a protected person is shown to nobody. A reason for guest care is free text, and may name the child. */
const hidden: readonly Felter[] = ['foedsel', 'kontakt', 'foto', 'gaestepleje'];
