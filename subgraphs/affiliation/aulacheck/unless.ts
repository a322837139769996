/** A condition that holds or not, as a check counts it. */
export const unless = (holds: boolean): number => (holds ? 0 : 1);
