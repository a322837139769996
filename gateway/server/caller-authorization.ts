/** The header in which a subgraph gets the caller's `authorization`: its own is that of its gateway. */
export const callerAuthorization = 'x-caller-authorization';
