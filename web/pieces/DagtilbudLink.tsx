import { Link } from '@tanstack/react-router';

/** A link to the page of what a number stands for; in old data a number can stand on two levels. */
export function DagtilbudLink({ nummer, navn, niveau }: { nummer: string; navn: string; niveau?: string }) {
  return (
    <Link to="/dagtilbud/$nummer" params={{ nummer }} search={{ niveau }}>
      {navn}
    </Link>
  );
}
