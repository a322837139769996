/** The query that README.md begins with; GraphiQL opens with it. */
export const firstQuery = `query FirstQuery {
  kommune(kode: "740") {
    navn
    daginstitutioner(first: 3) {
      totalCount
      nodes {
        nummer
        navn
        ejerform { tekst }
        anvisningsenheder {
          nummer
          navn
          institutionstype { kode tekst }
          unilogin { kanTilknytteBrugere }
        }
      }
    }
  }
}
`;
