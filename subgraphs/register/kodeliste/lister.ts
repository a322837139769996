/** The code tables there are. */
export const lister = ['ejerform', 'lovgrundlag', 'institutionstype', 'aktivitetsstatus'] as const;

export type Liste = (typeof lister)[number];
