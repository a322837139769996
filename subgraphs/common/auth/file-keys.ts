import { createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { watchedFile } from '../files/watched-file.ts';
import { StartupError } from '../startup-error.ts';
import { authUnavailable } from './auth-unavailable.ts';
import type { SigningKeys } from './signing-keys.ts';

/** The keys of a file; a changed file is noticed. */
export function fileKeys(file: string, accept: (set: JSONWebKeySet) => void): SigningKeys {
  const read = watchedFile(file, (text) => {
    if (text === null) throw new StartupError(`AUTH_JWKS_FILE: there is no file ${file}.`);
    const set = parse(file, text);
    accept(set);
    return createLocalJWKSet(set);
  });
  return {
    find: (header, token) => current(read)(header, token),
    check: async () => void read(),
  };
}

function parse(file: string, text: string): JSONWebKeySet {
  try {
    const set: JSONWebKeySet = JSON.parse(text);
    createLocalJWKSet(set); // throws for anything but a set of keys
    return set;
  } catch {
    throw new StartupError(`AUTH_JWKS_FILE: ${file} is not a JSON Web Key Set ({"keys": […]}).`);
  }
}

function current<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (cause) {
    throw authUnavailable(cause);
  }
}
