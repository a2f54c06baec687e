import { ask, carry, Problem } from '../api/client';
import type { Session, User } from '../api/contract';

export type SessionState =
  | { phase: 'unknown' }
  | { phase: 'unreachable'; message: string }
  /** `ended`: there was a session, and the server no longer knows it. */
  | { phase: 'out'; ended: boolean }
  | { phase: 'in'; user: User };

let state: SessionState = { phase: 'unknown' };
const listeners = new Set<() => void>();

export const sessionState = (): SessionState => state;

export function subscribeSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks the server who the cookie belongs to. */
export async function resume(): Promise<void> {
  become({ phase: 'unknown' });
  try {
    accept(await ask<Session>('/api/v1/session'));
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.status === 401) become({ phase: 'out', ended: false });
    else become({ phase: 'unreachable', message: problem.message });
  }
}

/** @throws {Problem} 401 for wrong credentials, 429 when locked out or limited. */
export async function signIn(email: string, password: string): Promise<void> {
  accept(await ask<Session>('/api/v1/session', { method: 'POST', body: { email, password } }));
}

export async function signOut(): Promise<void> {
  try {
    await ask('/api/v1/session', { method: 'DELETE' });
  } catch (problem) {
    // A session that has ended already is signed out as well as one can be.
    if (!(problem instanceof Problem && problem.status === 401)) throw problem;
  }

  leave(false);
}

/** Is the session still good? Asked when the live grid cannot connect, because a socket does not say why. */
export async function recheck(): Promise<void> {
  try {
    await ask<Session>('/api/v1/session');
  } catch (problem) {
    // 401 has signed out already; anything else says nothing about the session.
    if (!(problem instanceof Problem)) throw problem;
  }
}

function accept(session: Session): void {
  carry(session.csrfToken, () => leave(true));
  become({ phase: 'in', user: session.user });
}

function leave(ended: boolean): void {
  carry(null);
  become({ phase: 'out', ended });
}

function become(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

/** What a user watches: a broker its own leads, an administrator all of them. */
export function viewOf(user: User): string {
  return user.role === 'broker' ? `broker/${user.brokerId ?? ''}` : 'operator';
}
