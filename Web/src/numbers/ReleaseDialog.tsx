import type { PoolNumber } from '../api/contract';
import { Dialog } from '../shell/Dialog';
import { Notice } from '../shell/Notice';
import { say } from '../shell/toasts';
import { useReleaseNumber } from './useNumbers';
import { nameOf } from './words';

export function ReleaseDialog({ number, onClose }: { number: PoolNumber; onClose: () => void }) {
  const release = useReleaseNumber();
  const name = nameOf(number);
  const go = (): void =>
    release.mutate(number, {
      onSuccess: () => {
        say(`${name} is released.`);
        onClose();
      },
    });
  return (
    <Dialog title={`Release ${name}?`} onClose={onClose}>
      <p>
        It sends nothing more, from this moment on, and stays in quarantine for a while. What people write or call to it still finds their leads.
      </p>
      <div role="alert">{release.error !== null && <Notice tone="bad">{release.error.message}</Notice>}</div>
      <div className="dialog-buttons">
        <button type="button" className="button quiet" onClick={onClose}>
          Cancel
        </button>
        <button type="button" className="button danger" disabled={release.isPending} onClick={go}>
          Release
        </button>
      </div>
    </Dialog>
  );
}
