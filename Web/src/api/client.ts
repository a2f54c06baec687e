import type { LeadView, ProblemDocument } from './contract';

/** A refusal of the server, or no answer at all (status 0). */
export class Problem extends Error {
  readonly status: number;
  readonly errors: Readonly<Record<string, string[]>>;
  /** Seconds to wait before asking again; null where the server names none. */
  readonly retryAfter: number | null;
  readonly current: LeadView | null;

  constructor(status: number, message: string, document: ProblemDocument = {}, retryAfter: number | null = null) {
    super(message);
    this.name = 'Problem';
    this.status = status;
    this.errors = document.errors ?? {};
    this.retryAfter = retryAfter;
    this.current = document.current ?? null;
  }

  get unreachable(): boolean {
    return this.status === 0;
  }
}

export interface Ask {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** Sent as it is, with this content type, instead of `body`. */
  text?: { content: string | Blob; type: string };
  version?: number;
  apiKey?: string;
  signal?: AbortSignal;
}

const credentials: { csrfToken: string | null; signedOut: () => void } = { csrfToken: null, signedOut: () => {} };

/** Who the browser is: the token that commands carry, and whom to tell when the session has ended. */
export function carry(csrfToken: string | null, signedOut: () => void = credentials.signedOut): void {
  credentials.csrfToken = csrfToken;
  credentials.signedOut = signedOut;
}

/** @throws {Problem} whenever the answer is not a success. */
export async function ask<T>(path: string, options: Ask = {}): Promise<T> {
  const response = await send(path, options);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Like {@link ask}, for answers that are read as they stream in. */
export async function send(path: string, options: Ask = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: options.method ?? 'GET',
      headers: headersOf(options),
      body: options.text?.content ?? (options.body === undefined ? null : JSON.stringify(options.body)),
      credentials: options.apiKey === undefined ? 'same-origin' : 'omit',
      signal: options.signal ?? null,
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new Problem(0, 'LeadGrid cannot be reached. Check the connection and try again.');
  }

  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.status === 401 && options.apiKey === undefined && credentials.csrfToken !== null) credentials.signedOut();
  throw problem;
}

function headersOf(options: Ask): Headers {
  const headers = new Headers({ Accept: 'application/json' });
  if (options.text !== undefined) headers.set('Content-Type', options.text.type);
  else if (options.body !== undefined) headers.set('Content-Type', 'application/json');
  if (options.version !== undefined) headers.set('If-Match', `"${options.version}"`);
  if (options.apiKey !== undefined) headers.set('X-Api-Key', options.apiKey);
  else if (credentials.csrfToken !== null && (options.method ?? 'GET') !== 'GET') headers.set('X-CSRF-Token', credentials.csrfToken);
  return headers;
}

async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  const document = parse(text);
  const wait = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  const message = document.detail ?? document.title ?? words[response.status] ?? `The server answered ${response.status}.`;
  return new Problem(response.status, message, document, Number.isNaN(wait) ? null : wait);
}

function parse(text: string): ProblemDocument {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // A proxy's HTML page is no problem document; the status says what is to be said.
    return {};
  }
}

const words: Record<number, string> = {
  401: 'You are not signed in.',
  403: 'You may not do this.',
  404: 'There is no such thing, or it is not yours to see.',
  409: 'This is not possible in the present state.',
  412: 'It was changed by somebody else meanwhile.',
  413: 'This is too large.',
  429: 'Too many requests. Wait a moment.',
  500: 'The server failed. Try again.',
  502: 'The server is not ready. Try again in a moment.',
  503: 'The server is not ready. Try again in a moment.',
};

/** Lists come bare or under their name. */
export function listOf<T>(answer: T[] | Record<string, T[]>, name: string): T[] {
  return Array.isArray(answer) ? answer : (answer[name] ?? []);
}
