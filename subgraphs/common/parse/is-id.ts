/** Whether a text can be the id of an object. What cannot is not looked for: PostgreSQL has no NUL to compare with. */
export const isId = (text: string): boolean => /^[\w-]{1,64}$/.test(text);
