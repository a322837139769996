import type { AskRegister } from '../../subgraphs/affiliation/enhed/register-feed.ts';
import type { ExecuteSubgraph } from '../executor/federated-graph.ts';

/** How the affiliation subgraph asks the register what anybody may ask. */
export function askRegister(register: ExecuteSubgraph): AskRegister {
  let round = 0;
  return (document, variables) => {
    const requestId = `register-feed-${++round}`;
    return register({ document, variables, operationName: undefined, requestId, credentials: {} });
  };
}
