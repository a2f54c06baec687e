import type { FollowUpSequence, SequenceVersion } from '../api/contract';
import { when } from '../shell/format';
import { useNow } from '../shell/now';
import { download } from './files';
import { latest, statusWords, stepWords } from './words';

interface VersionsProps {
  sequence: FollowUpSequence;
  busy: boolean;
  onRestore: (version: SequenceVersion) => void;
}

/** Newest first. What was published stays readable, since runs may be on it. */
export function Versions({ sequence, busy, onRestore }: VersionsProps) {
  const now = useNow();
  const newest = latest(sequence);
  return (
    <section className="card" aria-label="Versions">
      <h2>Versions</h2>
      <ol className="versions" reversed>
        {sequence.versions.toReversed().map((version) => (
          <li key={version.number}>
            <p>
              <strong>Version {version.number}</strong> <span className={version.status === 'live' ? 'badge on' : 'badge'}>{statusWords[version.status]}</span>
            </p>
            <p className="quiet">
              Written by {version.by}, {when(version.at, now)}
            </p>
            <details>
              <summary>Its steps</summary>
              <ol className="version-steps">
                {version.content.steps.map((step) => (
                  <li key={step.id}>
                    <code>{step.id}</code> {stepWords(step)}
                  </li>
                ))}
              </ol>
            </details>
            <div className="sequence-buttons">
              {version !== newest && (
                <button type="button" className="button" disabled={busy} onClick={() => onRestore(version)}>
                  Restore version {version.number} as a draft
                </button>
              )}
              <button type="button" className="button quiet" onClick={() => download(version.content, `${sequence.campaign}-${sequence.id}-v${version.number}`)}>
                Export version {version.number}
              </button>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
