import { Component, type ReactNode } from 'react';
import { Placeholder } from './Placeholder';

/** What a fault in the page leaves of it: a way back in. The fault itself goes to the console, as React reports it. */
export class Failure extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="page-center" role="alert">
        <Placeholder title="This page has failed" action={<button type="button" className="button primary" onClick={() => location.reload()}>Load it again</button>}>
          Nothing is lost: leads live on the server.
        </Placeholder>
      </main>
    );
  }
}
