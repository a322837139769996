/** An element around what is written of it already. */
export const toElement = (name: string, { attributes, content }: { attributes: string; content: string }): string =>
  `<${name}${attributes}>${content}</${name}>`;
