/** One of the things that a process needs to be ready, and whether it has it. */
export interface Check {
  /** What: "database", "migrated", "writable", "disk", "register" … */
  name: string;
  ok: boolean;
  /** Why not, for an operator; without addresses or anything personal. */
  reason?: string;
}

/** How long a look may take, in milliseconds: what does not answer by then is not ready. */
const patience = 2_000;

/** Looks at one thing: ready when `look` settles with null, otherwise its text, or its failure, is the reason. */
export async function check(name: string, look: () => Promise<string | null>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, patience, `no answer within ${patience / 1000} s`);
  });
  const reason = await Promise.race([look().catch(codeOf), late]).finally(() => clearTimeout(timer));
  return reason === null ? { name, ok: true } : { name, ok: false, reason };
}

/** The message of a database's failure can quote what was stored; its code cannot. */
function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return `failed (${String(code ?? name)})`;
}
