import type { CommandName } from '../api/contract';

export type KeyAction =
  | { kind: 'move'; by: number }
  | { kind: 'edge'; to: 'first' | 'last' }
  | { kind: 'open' }
  | { kind: 'close' }
  | { kind: 'search' }
  | { kind: 'help' }
  | { kind: 'command'; command: CommandName };

const commandKeys: Record<string, CommandName> = {
  c: 'contacted',
  n: 'notes',
  a: 'appointment',
  w: 'win',
  l: 'lose',
  r: 'return',
};

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** The cursor is where text is entered. */
  typing: boolean;
  /** The focus is on something that Enter presses. */
  pressable: boolean;
}

/** What a key means on the leads page; null where it is none of ours. */
export function actionOf(press: KeyPress, singleKeys: boolean): KeyAction | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.key === 'Escape') return { kind: 'close' };
  if (press.typing) return null;
  switch (press.key) {
    case 'ArrowDown':
      return { kind: 'move', by: 1 };
    case 'ArrowUp':
      return { kind: 'move', by: -1 };
    case 'PageDown':
      return { kind: 'move', by: 15 };
    case 'PageUp':
      return { kind: 'move', by: -15 };
    case 'Home':
      return { kind: 'edge', to: 'first' };
    case 'End':
      return { kind: 'edge', to: 'last' };
    case 'Enter':
      return press.pressable ? null : { kind: 'open' };
  }

  return singleKeys ? singleKey(press.key) : null;
}

function singleKey(key: string): KeyAction | null {
  switch (key) {
    case 'j':
      return { kind: 'move', by: 1 };
    case 'k':
      return { kind: 'move', by: -1 };
    case '/':
      return { kind: 'search' };
    case '?':
      return { kind: 'help' };
  }

  const command = commandKeys[key.toLowerCase()];
  return command === undefined ? null : { kind: 'command', command };
}

const textTypes = new Set(['INPUT', 'TEXTAREA', 'SELECT']);

export function pressOf(event: KeyboardEvent): KeyPress {
  const target = event.target instanceof HTMLElement ? event.target : null;
  return {
    key: event.key,
    ctrlKey: event.ctrlKey,
    metaKey: event.metaKey,
    altKey: event.altKey,
    typing: target !== null && (textTypes.has(target.tagName) || target.isContentEditable),
    pressable: target !== null && (target.tagName === 'BUTTON' || target.tagName === 'A' || target.tagName === 'SUMMARY'),
  };
}
