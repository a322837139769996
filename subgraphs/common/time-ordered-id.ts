import { randomUUID } from 'node:crypto';

/** The first part of the ids made at a moment (UUID version 7, RFC 9562): text that sorts by time. */
export function idsFrom(at: Date): string {
  const hex = Math.max(at.getTime(), 0).toString(16).padStart(12, '0').slice(-12);
  return `${hex.slice(0, 8)}-${hex.slice(8)}-`;
}

/** A new id that sorts after those of earlier moments, so that an index of many grows at its end; the rest is random. */
export const timeOrderedId = (at = new Date()): string => `${idsFrom(at)}7${randomUUID().slice(15)}`;
