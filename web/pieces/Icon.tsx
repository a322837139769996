import icons from 'dkfds/dist/img/all-svg-icons.svg?url';

/** An icon of the design system, by its name there. It says nothing that is not in words beside it, unless it has a label. */
export function Icon({ name, label, className = '' }: { name: string; label?: string; className?: string }) {
  const isMute = label === undefined;
  return (
    <svg
      className={`icon-svg ${className}`}
      focusable="false"
      role={isMute ? undefined : 'img'}
      aria-hidden={isMute || undefined}
      aria-label={label}
    >
      <use href={`${icons}#${name}`} />
    </svg>
  );
}
