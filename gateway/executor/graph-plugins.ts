import { useCpr } from '../plugins/use-cpr.ts';
import { type FailureLog, useFailureLog } from '../plugins/use-failure-log.ts';
import { useLimits } from '../plugins/use-limits.ts';
import { useLiterals } from '../plugins/use-literals.ts';
import { useOperationTypes } from '../plugins/use-operation-types.ts';
import { useParameters } from '../plugins/use-parameters.ts';
import { usePersisted } from '../plugins/use-persisted.ts';
import { useRetryAfter } from '../plugins/use-retry-after.ts';
import { useSandboxMark } from '../plugins/use-sandbox-mark.ts';
import { useUnavailable } from '../plugins/use-unavailable.ts';
import { useUnicode } from '../plugins/use-unicode.ts';
import { useVariableDepth } from '../plugins/use-variable-depth.ts';
import { useVariableTypes } from '../plugins/use-variable-types.ts';
import type { GraphOptions } from './federated-graph.ts';

/** What every request passes before it is executed, and every answer afterwards: the same in both shapes. */
export function graphPlugins(log: FailureLog, { sandbox, documents }: Pick<GraphOptions, 'sandbox' | 'documents'>) {
  const { maskError, plugin } = useFailureLog(log);
  const plugins = [
    useParameters(),
    usePersisted(documents),
    useVariableDepth(),
    useCpr(),
    useUnicode(),
    useOperationTypes(),
    useLiterals(),
    useLimits(),
    useVariableTypes(),
    plugin,
    useRetryAfter(),
    useUnavailable(),
    ...(sandbox ? [useSandboxMark()] : []),
  ];
  return { maskError, plugins };
}
