/** A municipality code in its stored form, three digits; "0101" is the same as "101". */
export const normalKommunekode = (value: string): string => value.trim().replace(/^0(?=\d{3}$)/, '');
