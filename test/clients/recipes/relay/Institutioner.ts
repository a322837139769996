import { graphql } from 'relay-runtime';

export const query = graphql`
  query InstitutionerQuery($kode: String!) {
    kommune(kode: $kode) {
      navn
      ...Institutioner_kommune
    }
  }
`;

export const liste = graphql`
  fragment Institutioner_kommune on Kommune
  @refetchable(queryName: "InstitutionerPageQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 2 }, cursor: { type: "String" }) {
    daginstitutioner(first: $count, after: $cursor) @connection(key: "Institutioner_daginstitutioner") {
      edges {
        node {
          ...Institutioner_institution
        }
      }
    }
  }
`;

export const institution = graphql`
  fragment Institutioner_institution on Daginstitution @refetchable(queryName: "InstitutionerRefetchQuery") {
    nummer
    navn
    version
    anvisningsenheder {
      ...Institutioner_sted
    }
  }
`;

/** What all levels have in common. */
export const sted = graphql`
  fragment Institutioner_sted on Dagtilbud @refetchable(queryName: "InstitutionerStedQuery") {
    nummer
    navn
    aktivitetsstatus {
      tekst
    }
  }
`;

export const rename = graphql`
  mutation InstitutionerRenameMutation($input: UpdateDaginstitutionInput!, $dryRun: Boolean!) {
    updateDaginstitution(input: $input, dryRun: $dryRun) {
      daginstitution {
        ...Institutioner_institution
      }
      ...Institutioner_refused
    }
  }
`;

/** The same of every mutation. */
export const refused = graphql`
  fragment Institutioner_refused on Payload {
    errors {
      code
      path
      da
      retryable
    }
  }
`;

export const search = graphql`
  query InstitutionerSearchQuery($text: String!) {
    search(text: $text, first: 5) {
      edges {
        node {
          dagtilbud {
            ...Institutioner_sted
          }
        }
      }
    }
  }
`;
