/** An element as it stands in the file, of which a row has a small tree. */
export interface XmlNode {
  name: string;
  line: number;
  attributes: ReadonlyMap<string, string>;
  children: XmlNode[];
  text: string;
}
