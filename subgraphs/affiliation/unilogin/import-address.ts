export interface ImportAddress {
  streetAddress: string | null;
  postalCode: string | null;
  postalDistrict: string | null;
  /** ISO 3166-1 alpha-2. */
  countryCode: string | null;
  country: string | null;
  municipalityCode: string | null;
  municipalityName: string | null;
}
