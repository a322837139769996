interface HeadingProps {
  id: string;
  heading: string;
  /** The order of the list now: a column, after a minus where it goes down. */
  orden: string;
  onOrder: (orden: string | undefined) => void;
}

/** The heading of a column, by which the list is ordered: up, down, and as it came. */
export function Heading({ id, heading, orden, onOrder }: HeadingProps) {
  const [sort, next] =
    orden === id
      ? (['ascending', `-${id}`] as const)
      : orden === `-${id}`
        ? (['descending', undefined] as const)
        : (['none', id] as const);
  return (
    <th scope="col" aria-sort={sort}>
      <button type="button" className="heading-sort" data-sort={sort} onClick={() => onOrder(next)}>
        {heading}
      </button>
    </th>
  );
}
