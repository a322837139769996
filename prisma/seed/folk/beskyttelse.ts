/** Name and address protection; without an alias Unilogin refuses a protected person (STIL, side 57573504). */
export type Beskyttelse = 'ingen' | 'medAlias' | 'udenAlias';
