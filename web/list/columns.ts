import type { ReactNode } from 'react';

/** A column of a list. */
export interface Column<Row> {
  id: string;
  heading: string;
  /** The text by which it is ordered and searched, and which downloads have. */
  text: (row: Row) => string;
  /** How it is shown, where that is more than its text. */
  show?: (row: Row) => ReactNode;
  /** Whether only downloads have it. */
  isHidden?: boolean;
}

/** A choice of rows beside the search. */
export interface Filter<Row> {
  /** Its name in the address. */
  id: string;
  label: string;
  /** Which rows are left; undefined where it shows more of them, which the page sees to that has them. */
  keeps?: (row: Row) => boolean;
}

/** A row of a list, with those below it. */
export interface Tree<Row> {
  id: string;
  row: Row;
  children: Tree<Row>[];
}

/** A list that has no levels. */
export const flat = <Row>(rows: Row[], idOf: (row: Row) => string): Tree<Row>[] =>
  rows.map((row) => ({ id: idOf(row), row, children: [] }));

/** What is left of trees where only some rows are wanted: those, what is above them, and, with `below`, all below them. */
export function keepWanted<Row>(trees: Tree<Row>[], isWanted: (row: Row) => boolean, below: boolean): Tree<Row>[] {
  return trees.flatMap((tree) => {
    if (below && isWanted(tree.row)) return [tree];
    const children = keepWanted(tree.children, isWanted, below);
    return children.length > 0 || isWanted(tree.row) ? [{ ...tree, children }] : [];
  });
}

/** All rows, each before those below it. */
export const allRows = <Row>(trees: Tree<Row>[]): Tree<Row>[] =>
  trees.flatMap((tree) => [tree, ...allRows(tree.children)]);
