import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openImportService } from '../../subgraphs/affiliation/delivery/transport/open-import-service.ts';
import type { TransportSettings } from '../../subgraphs/affiliation/delivery/transport/transport-settings.ts';
import { Deadline } from '../../subgraphs/common/remote/deadline.ts';
import { newFolder } from '../support/new-database.ts';
import { Authority } from './authority.ts';
import { ImportStub } from './import-stub.ts';

/** The stub, an authority that it does not know, and the product's transport set up for the stub. */
export async function startTransport() {
  const [stub, stranger] = await Promise.all([ImportStub.start(), Authority.make('En anden CA')]);
  const folder = newFolder();
  const file = (name: string, text: string) => {
    writeFileSync(path.join(folder.path, name), text);
    return path.join(folder.path, name);
  };
  const ca = file('ca.pem', stub.authority.cert);
  const settings: TransportSettings = {
    url: stub.url,
    namespace: stub.namespace,
    documentNamespace: null,
    providerId: '12345 & "søn"',
    keyFile: file('key.pem', stub.client.key),
    certFile: file('cert.pem', stub.client.cert),
    caFile: ca,
    answerCaFile: ca,
    signer: 'CN=Importservice',
    crlFile: null,
    timeoutMs: 5_000,
    retries: { attempts: 3, firstPause: 1, longestPause: 1_000 },
    breaker: { failures: 1_000, pause: 0 },
  };
  /** The same as a server is told of it. */
  const environment = {
    UNILOGIN_URL: settings.url,
    UNILOGIN_NAMESPACE: settings.namespace,
    UNILOGIN_PROVIDER_ID: '12345',
    UNILOGIN_KEY_FILE: settings.keyFile,
    UNILOGIN_CERT_FILE: settings.certFile,
    UNILOGIN_CA_FILE: ca,
    UNILOGIN_ANSWER_CA_FILE: ca,
    UNILOGIN_SIGNER: 'CN=Importservice',
  };
  const open = (over: Partial<TransportSettings> = {}) => openImportService({ ...settings, ...over });
  return {
    stub,
    settings,
    environment,
    stranger,
    file,
    open,
    deliver: (document: string, over: Partial<TransportSettings> = {}, ms = 20_000) =>
      open(over).deliver('importerXml', document, new Deadline(ms)),
    async close() {
      await stub.close();
      folder.remove();
    },
  };
}
