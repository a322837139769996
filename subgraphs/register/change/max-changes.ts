/** How many changes one call may hold: three times what the largest municipality has, and other callers wait for it. */
export const maxChanges = 5000;
