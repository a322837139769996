/** Code of the kind of day-care "Dagpleje" (STIL: InstType3). */
export const dagplejeType = '6013';
