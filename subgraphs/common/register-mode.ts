/** The three phases of the register's introduction (2019): to be read, to be tried, to be relied on. */
export const registerModes = ['readonly', 'sandbox', 'authoritative'] as const;

export type RegisterMode = (typeof registerModes)[number];
