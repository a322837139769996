// What docs/routers.md tells an operator of Hive Gateway to write.
import { defineConfig } from '@graphql-hive/gateway';

export const gatewayConfig = defineConfig({
  propagateHeaders: {
    fromClientToSubgraphs({ request }) {
      const headers = { authorization: `Bearer ${process.env.SUBGRAPH_SECRET}` };
      for (const [name, as] of [
        ['authorization', 'x-caller-authorization'],
        ['x-api-key', 'x-api-key'],
        ['x-request-id', 'x-request-id'],
      ]) {
        const value = request.headers.get(name);
        if (value) headers[as] = value;
      }
      return headers;
    },
  },
});
