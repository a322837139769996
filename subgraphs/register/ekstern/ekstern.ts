import { existsSync } from 'node:fs';
import type { BreakerSettings } from '../../common/remote/circuit-breaker.ts';
import { StartupError } from '../../common/startup-error.ts';
import { FileAdresseRegister, FileVirksomhedsRegister } from './file-registers.ts';
import { HttpAdresseRegister, HttpVirksomhedsRegister } from './http-registers.ts';
import { type AdresseRegister, offlineRegister, type VirksomhedsRegister } from './registers.ts';

/** How one of the two registers is reached. */
export type Adapter = { adapter: 'offline' } | { adapter: 'file'; file: string } | { adapter: 'http'; url: string };

export interface EksternSettings {
  dar: Adapter;
  cvr: Adapter;
  apiKey?: string | undefined;
  /** How long a write waits for both, in milliseconds. */
  timeoutMs: number;
  breaker?: BreakerSettings;
}

/** The two registers outside. */
export interface Ekstern {
  dar: AdresseRegister;
  cvr: VirksomhedsRegister;
  timeoutMs: number;
}

export const offline: Ekstern = { ...offlineRegister, timeoutMs: 0 };

export function openEkstern({ dar, cvr, timeoutMs, ...rest }: EksternSettings): Ekstern {
  return { dar: openDar(dar, rest), cvr: openCvr(cvr, rest), timeoutMs };
}

/** Slower to give up than a write, and soon back: a short outage is to cost few answers, a long one to end the job. */
const patientBreaker = { failures: 20, pause: 5_000 };

/** The same for who asks about the whole register, and for whom nobody waits. */
export const openPatientEkstern = (settings: EksternSettings): Ekstern =>
  openEkstern({ ...settings, breaker: patientBreaker });

type Rest = Pick<EksternSettings, 'apiKey' | 'breaker'>;

function openDar(dar: Adapter, rest: Rest): AdresseRegister {
  if (dar.adapter === 'http') return new HttpAdresseRegister({ url: dar.url, ...rest });
  return dar.adapter === 'file' ? new FileAdresseRegister(existing(dar.file, 'DAR_FILE')) : offlineRegister.dar;
}

function openCvr(cvr: Adapter, rest: Rest): VirksomhedsRegister {
  if (cvr.adapter === 'http') return new HttpVirksomhedsRegister({ url: cvr.url, ...rest });
  return cvr.adapter === 'file' ? new FileVirksomhedsRegister(existing(cvr.file, 'CVR_FILE')) : offlineRegister.cvr;
}

function existing(file: string, variable: string): string {
  if (!existsSync(file)) throw new StartupError(`${variable}: there is no file ${file}.`);
  return file;
}
