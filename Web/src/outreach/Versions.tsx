import type { TemplateVersion } from '../api/contract';
import { useNow } from '../shell/now';
import { when } from '../shell/format';
import { statusWords } from './words';

/** Newest first. What was approved stays readable, since messages were made of it. */
export function Versions({ versions }: { versions: readonly TemplateVersion[] }) {
  const now = useNow();
  return (
    <section className="card" aria-label="Versions">
      <h2>Versions</h2>
      <ol className="versions" reversed>
        {versions.toReversed().map((version) => (
          <li key={version.number}>
            <p>
              <strong>Version {version.number}</strong> <span className={version.status === 'approved' ? 'badge on' : 'badge'}>{statusWords[version.status]}</span>
            </p>
            <p className="quiet">
              Written by {version.author.name}, {when(version.author.at, now)}
              {version.approval !== null && `; approved by ${version.approval.name}, ${when(version.approval.at, now)}`}
            </p>
            <details>
              <summary>Its words</summary>
              <p className="bubble">{version.content.text}</p>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
