/** An event of a stream, as the standard has a client read it (HTML, 9.2.6). */
export interface StreamEvent {
  id: string;
  event: string;
  data: string;
}

export interface EventStream {
  status: number;
  headers: Headers;
  /** The id that a client would resume with. */
  lastId(): string;
  /** The next event; null at the end. */
  next(): Promise<StreamEvent | null>;
  /** So many events. */
  take(count: number): Promise<StreamEvent[]>;
  leave(): void;
}

/** Reads a stream of events, as a browser does. */
export async function openStream(url: string, headers: Record<string, string> = {}): Promise<EventStream> {
  const end = new AbortController();
  const response = await fetch(url, { headers: { accept: 'text/event-stream', ...headers }, signal: end.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let [text, lastId] = ['', headers['last-event-id'] ?? ''];
  const next = async (): Promise<StreamEvent | null> => {
    for (;;) {
      const at = text.indexOf('\n\n');
      if (at < 0) {
        const read = await reader?.read().catch(() => undefined);
        if (!read || read.done) return null;
        text += read.value;
        continue;
      }
      const lines = text.slice(0, at).split('\n');
      text = text.slice(at + 2);
      const of = (name: string) =>
        lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trim());
      lastId = of('id').at(-1) ?? lastId;
      if (of('data').length > 0) return { id: lastId, event: of('event')[0] ?? 'message', data: of('data').join('\n') };
    }
  };
  const take = async (count: number): Promise<StreamEvent[]> => {
    const events: StreamEvent[] = [];
    while (events.length < count) {
      const event = await next();
      if (!event) throw new Error(`the stream ended after ${events.length} of ${count} events`);
      events.push(event);
    }
    return events;
  };
  return {
    status: response.status,
    headers: response.headers,
    lastId: () => lastId,
    next,
    take,
    leave: () => end.abort(),
  };
}
