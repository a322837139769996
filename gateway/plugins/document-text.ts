import { Lexer, Source, TokenKind } from 'graphql';
import { limits } from './limits.ts';
import { tooMuch } from './request-error.ts';

/** What opens and closes a selection set, an object or a list. */
const steps: Record<string, number> = {
  [TokenKind.BRACE_L]: 1,
  [TokenKind.BRACKET_L]: 1,
  [TokenKind.BRACE_R]: -1,
  [TokenKind.BRACKET_R]: -1,
};

/** Refuses a text that is too long, or nested too deep for the parser's stack, without parsing it. */
export function checkText(text: string): void {
  const lexer = new Lexer(new Source(text));
  let [tokens, depth] = [0, 0];
  while (lexer.advance().kind !== TokenKind.EOF) {
    depth += steps[lexer.token.kind] ?? 0;
    if (++tokens > limits.tokens) throw tooMuch('the number of tokens', 'antallet af ord og tegn', limits.tokens);
    if (depth > limits.nesting)
      throw tooMuch('the nesting of the query', 'indlejringen i forespørgslen', limits.nesting);
  }
}
