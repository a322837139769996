/** Where the pages of the site are, as its router and the gateway know it: `$name` stands for any value. */
export const addresses = {
  front: '/',
  search: '/soeg',
  kommuner: '/kommuner',
  kommune: '/kommune/$kode',
  dagtilbud: '/dagtilbud/$nummer',
  accessibility: '/tilgaengelighed',
} as const;
