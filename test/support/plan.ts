import type { TestServer } from './server.ts';

export interface Fejl {
  code: string;
  path: string[];
}

export interface Plan {
  planId: string | null;
  expiresAt: string | null;
  counts: Record<string, number> | null;
  needsConfirmation: boolean;
  changes: { action: string; niveau: string; nummer: string | null; key: string | null; navn: string }[];
  errors: Fejl[];
  warnings: Fejl[];
}

export interface Outcome {
  errors: Fejl[];
  warnings: Fejl[];
  changes: { action: string; niveau: string; nummer: string | null; key: string | null }[];
  changeset: { first: number; last: number } | null;
  replayed: boolean;
  dagtilbud: { nummer: string; navn: string }[];
}

const reconcileText = `mutation ($kode: String!, $tree: KommuneTreeInput!, $confirmClosures: Boolean, $closeThreshold: Float, $dryRun: Boolean, $idempotencyKey: String) {
  answer: reconcileKommune(input: { kommuneKode: $kode, tree: $tree, confirmClosures: $confirmClosures, closeThreshold: $closeThreshold }, dryRun: $dryRun, idempotencyKey: $idempotencyKey) {
    planId expiresAt needsConfirmation
    counts { create change move reopen close unchanged newKeys closesShare }
    changes { action niveau nummer key navn } errors { code path } warnings { code path } } }`;

const applyText = `mutation ($planId: ID!, $confirmClosures: Boolean, $idempotencyKey: String, $dryRun: Boolean) {
  answer: applyPlan(input: { planId: $planId, confirmClosures: $confirmClosures }, idempotencyKey: $idempotencyKey, dryRun: $dryRun) {
    errors { code path } warnings { code path } changes { action niveau nummer key }
    changeset { first last } replayed dagtilbud { nummer navn } } }`;

/** The two mutations of plans, as a caller sends them. */
export function planCalls({ ask }: Pick<TestServer, 'ask'>) {
  const call = async <T>(text: string, variables: object): Promise<T> => {
    const { data, errors } = await ask<{ answer: T }>(text, variables);
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data.answer;
  };
  return {
    plan: (kode: string, tree: object, options: object = {}) =>
      call<Plan>(reconcileText, { kode, tree, dryRun: false, ...options }),
    apply: (planId: string | null, options: object = {}) => call<Outcome>(applyText, { planId, ...options }),
  };
}

/** A lawful daginstitution, by the caller's own key. */
export const institution = (sourceKey: string, more: object = {}) => ({
  sourceKey,
  navn: `Institution ${sourceKey}`,
  ejerform: '1',
  lovgrundlag: '1',
  ...more,
});

/** A lawful unit, by the caller's own key. */
export const unit = (sourceKey: string, more: object = {}) => ({
  ...address(sourceKey),
  navn: `Enhed ${sourceKey}`,
  institutionstype: '6012',
  ...more,
});

/** A lawful alternativ adresse, by the caller's own key. */
export const address = (sourceKey: string, more: object = {}) => ({
  sourceKey,
  navn: `Adresse ${sourceKey}`,
  pNummer: '1012345678',
  cvrNummer: '12345674',
  adresse: { vejNavn: 'Byvej', husNummer: '1', postNummer: '9940', byNavn: 'Læsø', kommune: '825' },
  ...more,
});
