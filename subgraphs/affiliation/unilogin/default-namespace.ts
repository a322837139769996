/** A placeholder: the namespace of UNILoginImport is published nowhere, so the real one is a setting. */
export const defaultNamespace = 'urn:example:unilogin-import:inferred';
