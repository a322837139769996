import type { FailureKind } from './import-failure.ts';

/** What each way in which a delivery gets no answer means, and what follows of it. */
export const failureTexts: Readonly<Record<FailureKind, { da: string; en: string }>> = {
  TIMEOUT: {
    da: 'Unilogin svarede ikke i tide. Leveringen kan være modtaget; den samme sendes igen.',
    en: 'Unilogin did not answer in time. The delivery may have been received; the same is sent again.',
  },
  UNREACHABLE: {
    da: 'Unilogin kan ikke nås. Der sendes igen.',
    en: 'Unilogin cannot be reached. It is sent again.',
  },
  SERVER_ERROR: {
    da: 'Unilogin svarede, at noget gik galt hos dem. Der sendes igen.',
    en: 'Unilogin answered that something went wrong there. It is sent again.',
  },
  AUTHENTICATION: {
    da: 'Unilogin godkender ikke afsenderen; underkoden siger hvorfor. Se certifikat, udbydersystem og dataaftale efter.',
    en: 'Unilogin does not accept the sender; the subcode says why. Look at certificate, provider system and data agreement.',
  },
  SIGNATURE_INVALID: {
    da: 'Svaret er ikke underskrevet af Unilogin, så det bruges ikke.',
    en: 'The answer is not signed by Unilogin, so it is not used.',
  },
  REVOCATION_UNKNOWN: {
    da: 'Spærrelisten (UNILOGIN_CRL_FILE) kan ikke læses, er udløbet eller er ikke udstederens. Intet er sendt; der prøves igen.',
    en: 'The revocation list (UNILOGIN_CRL_FILE) cannot be read, has run out, or is not the authority’s. Nothing was sent; it is tried again.',
  },
  BAD_ANSWER: {
    da: 'Svaret kan ikke forstås; hvad der blev af leveringen, vides ikke.',
    en: 'The answer cannot be understood; what became of the delivery is not known.',
  },
  REFUSED: {
    da: 'Unilogin afviste forespørgslen som helhed, uden at læse dokumentet.',
    en: 'Unilogin refused the request as a whole, without reading the document.',
  },
};
