/** Which types each interface and union of the schema stands for, as caches of clients ask for it: fetched once, at build time. */
export async function possibleTypes(url: string): Promise<Record<string, string[]>> {
  const query = '{ __schema { types { name possibleTypes { name } } } }';
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as { data: { __schema: { types: Type[] } } };
  const abstract = data.__schema.types.filter((type) => type.possibleTypes);
  return Object.fromEntries(
    abstract.map(({ name, possibleTypes }) => [name, possibleTypes?.map((one) => one.name) ?? []]),
  );
}

interface Type {
  name: string;
  possibleTypes: { name: string }[] | null;
}
