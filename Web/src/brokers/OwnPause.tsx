import { say } from '../shell/toasts';
import { useBroker, usePause } from './useBrokers';

/** A broker's own switch: new leads, or none for now. */
export function OwnPause({ brokerId }: { brokerId: string }) {
  const broker = useBroker(brokerId);
  const pause = usePause();
  if (broker.data === undefined) return null;
  const paused = broker.data.paused;
  return (
    <button
      type="button"
      role="switch"
      className="switch"
      aria-checked={!paused}
      disabled={pause.isPending}
      onClick={() =>
        pause.mutate(
          { id: brokerId, paused: !paused },
          {
            onSuccess: (profile) => say(profile.paused ? 'Paused: you get no new leads.' : 'You take new leads again.'),
            onError: (problem) => say(problem.message, 'bad'),
          },
        )
      }
    >
      <span className="switch-track" aria-hidden="true" />
      <span>Taking leads</span>
    </button>
  );
}
