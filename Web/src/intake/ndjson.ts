/** The values of a newline-delimited JSON answer, as they stream in. */
export async function* ndjson<T>(response: Response): AsyncGenerator<T> {
  if (response.body === null) return;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += decoder.decode(value, { stream: !done });
      const lines = rest.split('\n');
      rest = done ? '' : lines.pop()!;
      for (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as T;
      if (done) return;
    }
  } finally {
    // Who stops reading has a reason of its own; that cancelling may fail after it adds nothing.
    reader.cancel().catch(() => undefined);
  }
}
