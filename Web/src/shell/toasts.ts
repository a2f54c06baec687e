import type { Tone } from './Notice';

export interface Toast {
  id: number;
  tone: Tone;
  text: string;
}

const lifetime = 5_000;
let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

export const currentToasts = (): readonly Toast[] => toasts;

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says a sentence in passing. What needs an answer is not said here. */
export function say(text: string, tone: Tone = 'good'): void {
  const toast = { id: ++count, tone, text };
  become([...toasts.slice(-2), toast]);
  setTimeout(() => dismiss(toast.id), lifetime);
}

export function dismiss(id: number): void {
  become(toasts.filter((toast) => toast.id !== id));
}

function become(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}
