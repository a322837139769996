/** The header Retry-After in milliseconds: seconds or a date, as HTTP has it. */
export function retryAfter(header: string | null | undefined): number | null {
  if (header === null || header === undefined) return null;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : null;
}
