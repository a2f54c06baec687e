import type { ReactNode } from 'react';

/** A page or panel that has nothing to show: it loads, is empty, or failed. */
export function Placeholder({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="placeholder">
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {action}
    </div>
  );
}

export function Loading({ what }: { what: string }) {
  return (
    <div className="placeholder" role="status">
      <span className="spinner" aria-hidden="true" />
      <p>Loading {what}…</p>
    </div>
  );
}

export function Failed({ what, problem, retry }: { what: string; problem: Error; retry: () => void }) {
  return (
    <div role="alert">
      <Placeholder title={`${what} could not be loaded`} action={<button type="button" className="button" onClick={retry}>Try again</button>}>
        {problem.message}
      </Placeholder>
    </div>
  );
}
