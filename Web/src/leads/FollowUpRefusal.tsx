import { Problem } from '../api/client';
import { Notice } from '../shell/Notice';
import type { FollowUpCommands } from './useFollowUp';

/** What stood in the way. Faults of a field stand beside it. */
export function FollowUpRefusal({ commands }: { commands: FollowUpCommands }) {
  const problem = commands.problem;
  const changed = problem instanceof Problem && problem.status === 412;
  const beside = problem instanceof Problem && Object.keys(problem.errors).length > 0;
  return (
    <div role="alert">
      {problem !== null && !beside && (
        <Notice
          tone={changed ? 'warn' : 'bad'}
          action={
            <button type="button" className="button quiet" onClick={commands.forget}>
              Dismiss
            </button>
          }
        >
          {changed ? 'Somebody changed this lead while you worked on it. Nothing of yours was saved: look at it as it is now, and try again.' : problem.message}
        </Notice>
      )}
    </div>
  );
}
