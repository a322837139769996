/** Also replacement numbers, with letters in the places 7 to 9 (STIL, side 2917071), and longer rows of digits. */
const cpr = /\d{6}[\s-]?[\dA-Z]{3}\d\d*/gi;

/** A text from outside without what could be a CPR number. */
export const maskCpr = (text: string): string => text.replace(cpr, '••••••••••');
