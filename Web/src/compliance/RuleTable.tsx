import type { RuleRow } from '../api/contract';
import { humanise, plural } from '../shell/format';
import { effectWords, valueWords } from './law';

const origins = { shipped: null, changed: 'Changed here', added: 'Added here' } as const;

/** On a narrow screen each row stands as a card; the cells bear their columns' names there. */
export function RuleTable({ rows, onEdit }: { rows: readonly RuleRow[]; onEdit: (row: RuleRow) => void }) {
  if (rows.length === 0) return <p className="quiet">No rule is like that.</p>;
  return (
    <table className="rule-table">
      <caption className="unseen">Rules in force</caption>
      <thead>
        <tr>
          {['Rule', 'Where', 'What', 'Binds', 'Source', 'Effect'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((rule) => (
          <Row key={rule.id} rule={rule} onEdit={() => onEdit(rule)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ rule, onEdit }: { rule: RuleRow; onEdit: () => void }) {
  const { id, row, origin } = rule;
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link" onClick={onEdit}>
          {id}
        </button>
        {origins[origin] !== null && <span className="badge off">{origins[origin]}</span>}
      </th>
      <td data-label="Where">{row.jurisdiction}</td>
      <td data-label="What">
        <span className="quiet">{humanise(row.kind ?? 'holidays')}</span> {row.days === undefined ? valueWords(row) : plural(Object.keys(row.days).length, 'day')}
      </td>
      <td data-label="Binds">
        {(row.channels ?? []).map(humanise).join(', ')}
        {row.purposes !== undefined && <span className="quiet"> for {row.purposes.map(humanise).join(', ')}</span>}
      </td>
      <td data-label="Source">
        {row.source} [{row.mark}]
      </td>
      <td data-label="Effect">{effectWords(row)}</td>
    </tr>
  );
}
