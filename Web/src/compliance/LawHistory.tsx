import type { RuleHistoryChange } from '../api/contract';
import { exactly, pretty } from '../shell/format';
import { Failed, Loading } from '../shell/Placeholder';
import { useLawHistory } from './useLaw';

export function LawHistory() {
  const history = useLawHistory();
  return (
    <section aria-labelledby="history-title">
      <h2 id="history-title">History</h2>
      {history.isPending && <Loading what="the history" />}
      {history.isError && <Failed what="The history" problem={history.error} retry={() => void history.refetch()} />}
      {history.data?.pages[0]?.changes.length === 0 && <p className="quiet">Nothing was changed: the rules are those that ship.</p>}
      <ol className="law-history">
        {history.data?.pages.flatMap((page) => page.changes.map((change) => <Change key={change.number} change={change} />))}
      </ol>
      {history.hasNextPage && (
        <button type="button" className="button" disabled={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          Earlier changes
        </button>
      )}
    </section>
  );
}

function Change({ change }: { change: RuleHistoryChange }) {
  return (
    <li className="card">
      <p>
        <strong>{change.reason}</strong> {change.laxer && <span className="badge off">Allows more</span>}
      </p>
      <p className="quiet">
        {change.by}, {exactly(change.at)}, version {change.version}
      </p>
      {change.rows.map((row) => (
        <details key={`${row.list} ${row.id}`}>
          <summary>
            {row.action} {row.id}
          </summary>
          <div className="before-after">
            <pre tabIndex={0} aria-label={`${row.id} before`}>{row.before === null ? 'There was none.' : pretty(row.before)}</pre>
            <pre tabIndex={0} aria-label={`${row.id} after`}>{pretty(row.after)}</pre>
          </div>
        </details>
      ))}
    </li>
  );
}
