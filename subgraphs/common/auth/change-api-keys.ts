import { replaceFile } from '../files/replace-file.ts';
import { whileLocked } from '../files/while-locked.ts';
import { type ApiKey, apiKeyFile } from './api-key-file.ts';

/** Writes the file of API keys anew, as `change` makes it from what is there. Running servers notice. */
export function changeApiKeys(file: string, change: (keys: readonly ApiKey[]) => ApiKey[]): Promise<void> {
  return whileLocked(file, () => replaceFile(file, `${JSON.stringify(change(apiKeyFile(file)()), null, 2)}\n`));
}
