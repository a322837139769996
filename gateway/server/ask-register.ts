import { execute } from 'graphql';
import type { AskRegister } from '../../subgraphs/affiliation/units/enhed/feed.ts';
import { anonymous } from '../../subgraphs/common/auth/may.ts';
import { RequestWork } from '../../subgraphs/common/work/request-work.ts';
import type { Register } from '../../subgraphs/register/register.ts';
import type { ExecuteSubgraph } from '../executor/federated-graph.ts';

/** How the affiliation subgraph asks the register what anybody may ask. */
export function askRegister(register: ExecuteSubgraph): AskRegister {
  let round = 0;
  return (document, variables) => {
    const requestId = `register-feed-${++round}`;
    return register({ document, variables, operationName: undefined, requestId, credentials: {} });
  };
}

/** How a command asks the register that it has opened itself. */
export const askInProcess =
  (register: Register): AskRegister =>
  async (document, variableValues) => {
    // In turns but without limits: a page of the log may bring whole municipalities.
    const work = new RequestWork(Number.POSITIVE_INFINITY);
    const contextValue = register.createContext({ caller: anonymous, requestId: 'register-feed', work });
    return execute({ schema: register.schema, document, contextValue, variableValues });
  };
