import type { FormVersion } from '../api/contract';
import { when } from '../shell/format';
import { useNow } from '../shell/now';
import { statusWords } from './words';

/** Newest first. What was published stays, since people agreed to what it says. */
export function FormVersions({ versions, onRestore }: { versions: readonly FormVersion[]; onRestore: (version: FormVersion) => void }) {
  const now = useNow();
  return (
    <section className="card" aria-label="Versions">
      <h2>Versions</h2>
      <ol className="form-versions" reversed>
        {versions.toReversed().map((version, index) => (
          <li key={version.number}>
            <p>
              <strong>Version {version.number}</strong> <span className={version.status === 'published' ? 'badge on' : 'badge'}>{statusWords[version.status]}</span>
            </p>
            <p className="quiet">
              Written by {version.author.name}, {when(version.author.at, now)}
              {version.publication !== null && `; published by ${version.publication.name}, ${when(version.publication.at, now)}`}
            </p>
            <details>
              <summary>What it discloses</summary>
              {version.content.texts.map((texts) => (
                <div key={texts.language} lang={texts.language}>
                  {texts.disclosures.map((disclosure) => (
                    <p key={disclosure.channel} className="bubble">
                      {disclosure.text.replaceAll('{{sellers}}', version.content.sellers.join(', '))}
                    </p>
                  ))}
                </div>
              ))}
            </details>
            {index > 0 && (
              <button type="button" className="button quiet" onClick={() => onRestore(version)}>
                Restore version {version.number}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
