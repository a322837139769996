/** The code tables there are. */
export const lister = ['ejerform', 'lovgrundlag', 'institutionstype', 'aktivitetsstatus', 'postnummer'] as const;

export type Liste = (typeof lister)[number];
