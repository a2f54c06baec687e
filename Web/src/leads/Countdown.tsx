import { memo, useCallback, useSyncExternalStore } from 'react';
import { exactly, when } from '../shell/format';
import { everySecond } from '../shell/seconds';
import { useCalm } from '../shell/useMedia';
import { leftOf } from './countdown';

/**
 * How long until the lead goes back to routing. It renders by itself and only when its text changes: neither its row nor the
 * grid does, and a screen reader is told the time once, not each second.
 */
export const Countdown = memo(function Countdown({ at }: { at: number }) {
  const calm = useCalm();
  const left = useSyncExternalStore(
    everySecond,
    useCallback(() => leftOf(at, Date.now(), calm), [at, calm]),
  );
  const urgent = left.startsWith('!');
  return (
    <span role="timer" aria-live="off" className={urgent ? 'countdown urgent' : 'countdown'} aria-label={`Goes back to routing at ${when(at, Date.now())}`} title={`Goes back to routing unless somebody tries to reach the person: ${exactly(at)}`}>
      <span aria-hidden="true">{urgent ? left.slice(1) : left}</span>
    </span>
  );
});
