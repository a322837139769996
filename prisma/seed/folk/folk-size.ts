/**
 * `small` and `full` are people for a handful of units in the register sample of that name; `national` is people for
 * nearly every unit of the full one.
 */
export type FolkSize = 'small' | 'full' | 'national';
