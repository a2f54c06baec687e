import { useEffect, useRef, useState } from 'react';
import { actionOf, pressOf, type KeyAction } from './keys';

const setting = 'leadgrid.singleKeys';

/** Whether one-key commands are on: who speaks to the machine, or rests a hand on the keys, can turn them off. */
export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem(setting) !== 'off');
  return [
    on,
    (next) => {
      localStorage.setItem(setting, next ? 'on' : 'off');
      setOn(next);
    },
  ];
}

/** @param act answers whether it had a use for the key. */
export function useKeys(singleKeys: boolean, act: (action: KeyAction) => boolean): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      // A dialog keeps its keys.
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      const action = actionOf(pressOf(event), singleKeys);
      if (action !== null && latest.current(action)) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [singleKeys]);
}
