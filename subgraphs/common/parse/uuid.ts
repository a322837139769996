const form = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Whether a text can be one of the ids given here; what cannot is not looked for. */
export const isUuid = (text: string): boolean => form.test(text);
