import { useEffect, useSyncExternalStore } from 'react';
import { Link } from 'wouter';
import type { IntakeOutcome } from '../api/contract';
import { number, plural } from '../shell/format';
import { Notice } from '../shell/Notice';
import type { ImportFault, ImportProgress, ImportRun } from './importRun';

const titles: Record<ImportProgress['phase'], string> = {
  running: 'Importing',
  waiting: 'Importing',
  stopped: 'Stopped',
  failed: 'Stopped',
  cancelled: 'Cancelled',
  done: 'Done',
};

const outcomeNames: Record<IntakeOutcome, string> = {
  accepted: 'Accepted',
  duplicate: 'Duplicates',
  rejected: 'Rejected',
  key_reused: 'Id used before',
};

/** An import on its way, and what became of it. */
export function Run({ run, fileName, test, onAgain }: { run: ImportRun; fileName: string; test: boolean; onAgain: () => void }) {
  const progress = useSyncExternalStore(run.subscribe, run.progress);
  const going = progress.phase === 'running' || progress.phase === 'waiting';
  const share = progress.phase === 'done' || progress.bytes === 0 ? 100 : Math.floor((progress.bytesDone / progress.bytes) * 100);
  useLeaveWarning(going);

  return (
    <>
      <section className="card" aria-label="Progress">
        <div className="page-head">
          <div>
            <h1>{test && going ? 'Checking' : titles[progress.phase]}</h1>
            <p>
              {fileName}: {plural(progress.rows, 'row')}
              {test ? ', nothing is stored' : ''}
            </p>
          </div>
          {going && (
            <button type="button" className="button" onClick={() => run.cancel()}>
              Cancel
            </button>
          )}
        </div>
        <div className="progress" role="progressbar" aria-label="Import" aria-valuenow={share} aria-valuemin={0} aria-valuemax={100}>
          <div className={`progress-bar ${progress.phase}`} style={{ width: `${share}%` }} />
        </div>
        <div role="status" aria-label="State of the import">
          {progress.message !== null && (
            <Notice
              tone={progress.phase === 'waiting' ? 'warn' : 'bad'}
              action={
                progress.phase === 'stopped' ? (
                  <>
                    <button type="button" className="button" onClick={() => void run.run()}>
                      Go on
                    </button>
                    <button type="button" className="button quiet" onClick={() => run.cancel()}>
                      Leave it
                    </button>
                  </>
                ) : undefined
              }
            >
              {progress.message} {progress.phase === 'stopped' && 'Rows that were taken before are not taken twice: they come back as duplicates.'}
            </Notice>
          )}
          {progress.phase === 'done' && <span className="unseen">The import is done.</span>}
        </div>
        <Outcomes progress={progress} />
        {!going && progress.phase !== 'stopped' && (
          <div className="dialog-buttons">
            <button type="button" className="button" onClick={onAgain}>
              Another file
            </button>
            <button type="button" className="button" onClick={() => download(run.result(), `${fileName.replace(/\.\w+$/, '')}-result.csv`)}>
              Download the result file
            </button>
            <Link href="/" className="button primary">
              To the leads
            </Link>
          </div>
        )}
      </section>
      {progress.faults.length > 0 && <Faults faults={progress.faults} all={(progress.outcomes.rejected ?? 0) + (progress.outcomes.key_reused ?? 0)} />}
    </>
  );
}

function Outcomes({ progress }: { progress: ImportProgress }) {
  return (
    <dl className="outcomes">
      {(Object.keys(outcomeNames) as IntakeOutcome[])
        .filter((outcome) => outcome !== 'key_reused' || progress.outcomes.key_reused !== undefined)
        .map((outcome) => (
          <div key={outcome} className={`outcome ${outcome}`}>
            <dt>{outcomeNames[outcome]}</dt>
            <dd>{number(progress.outcomes[outcome] ?? 0)}</dd>
          </div>
        ))}
    </dl>
  );
}

function Faults({ faults, all }: { faults: readonly ImportFault[]; all: number }) {
  return (
    <section className="card" aria-label="Faulty rows">
      <h2>
        {all > faults.length ? `The first ${number(faults.length)} of ${plural(all, 'row')} that were refused` : `${plural(all, 'row')} refused`}
      </h2>
      <div className="scroll-x">
        <table>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">What is wrong</th>
            </tr>
          </thead>
          <tbody>
            {faults.map((fault) => (
              <tr key={fault.line}>
                <td className="fault-line">{number(fault.line)}</td>
                <td>
                  <ul>
                    {fault.problems.map((problem) => (
                      <li key={problem}>{problem}</li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by then; an address that is never given back holds the file.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A page that is left in the middle takes its import with it. */
function useLeaveWarning(going: boolean): void {
  useEffect(() => {
    if (!going) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [going]);
}
