/** How well a folded name and address fit a folded text: 1 best, 5 least; see SearchHit.rank. */
export function rank(text: string, foldedNavn: string): number {
  const words = text.split(' ');
  if (foldedNavn === text) return 1;
  if (foldedNavn.startsWith(text)) return 2;
  if (words.every((word) => ` ${foldedNavn}`.includes(` ${word}`))) return 3;
  if (words.every((word) => foldedNavn.includes(word))) return 4;
  return 5;
}
