import { Problem } from '../api/client';
import { Notice } from '../shell/Notice';

interface RefusalProps {
  problem: Error | null;
  fresh: boolean;
  /** Faults that have no field on the page: a file's. */
  listed: boolean;
  /** Null: the newer one has not been read yet, or there is none. */
  onTake: (() => void) | null;
}

/** Why nothing was saved, and the way on where somebody else was faster. */
export function Refusal({ problem, fresh, listed, onTake }: RefusalProps) {
  const refused = problem instanceof Problem ? problem : null;
  return (
    <div role="alert">
      {problem !== null && refused?.status === 412 && (
        <Notice
          tone="warn"
          title="Changed meanwhile"
          action={
            onTake !== null ? (
              <button type="button" className="button" onClick={onTake}>
                Take it as it is now and drop my changes
              </button>
            ) : undefined
          }
        >
          {fresh ? 'There is a sequence with this id already. Choose another id.' : 'Somebody else changed this sequence meanwhile. Nothing of yours was saved.'}
        </Notice>
      )}
      {problem !== null && refused?.status !== 412 && (
        <Notice tone="bad" title={listed ? problem.message : undefined}>
          {listed && refused !== null ? (
            <ul>
              {Object.entries(refused.errors).map(([field, sentences]) => (
                <li key={field}>
                  <code>{field}</code> {sentences.join(' ')}
                </li>
              ))}
            </ul>
          ) : (
            problem.message
          )}
        </Notice>
      )}
    </div>
  );
}
