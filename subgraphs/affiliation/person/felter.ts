import type { Person as Row } from '../generated/sqlite/client.ts';

/** Fields of a person that the read log names together. */
export type Felter = 'navn' | 'alias' | 'rigtigtNavn' | 'beskyttelse' | 'foedsel' | 'kontakt' | 'foto' | 'kilder';

/**
 * What the read log is to say when fields of a person are shown; null when nothing of the person is told. Of a protected
 * person only the alias is shown, and the real name where it is asked for by its own field.
 */
export function seenOf({ beskyttet }: Pick<Row, 'beskyttet'>, felter: Felter): string | null {
  if (!beskyttet) return felter === 'rigtigtNavn' ? 'navn' : felter;
  if (felter === 'navn') return 'alias';
  return felter === 'foedsel' || felter === 'kontakt' || felter === 'foto' ? null : felter;
}
