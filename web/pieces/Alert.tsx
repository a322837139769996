import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

interface AlertProps {
  kind: 'info' | 'success' | 'warning' | 'error';
  heading?: string;
  /** Whether it came up while the page was open, and is to be read out at once. */
  isNews?: boolean;
  children: ReactNode;
}

/** A message in a box. */
export function Alert({ kind, heading, isNews, children }: AlertProps) {
  return (
    <div className={`alert alert-${kind} alert--paragraph`} role={isNews ? 'alert' : undefined}>
      <Icon name={kind} className="alert-icon" />
      <div className="alert-body">
        {heading !== undefined && <h2 className="alert-heading">{heading}</h2>}
        <div className="alert-text">{children}</div>
      </div>
    </div>
  );
}
