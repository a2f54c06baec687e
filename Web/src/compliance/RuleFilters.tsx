import type { RuleRow } from '../api/contract';
import { humanise } from '../shell/format';
import { channels, namesOf, type RuleFilter } from './law';

export function RuleFilters({ rows, filter, onChange }: { rows: readonly RuleRow[]; filter: RuleFilter; onChange: (filter: RuleFilter) => void }) {
  const picks: [keyof RuleFilter, string, readonly string[]][] = [
    ['jurisdiction', 'State', namesOf(rows, (row) => row.jurisdiction).filter((name) => name !== '*')],
    ['channel', 'Channel', channels],
    ['kind', 'Kind', namesOf(rows, (row) => row.kind)],
  ];
  return (
    <div className="rule-filters" role="search" aria-label="Rules">
      {picks.map(([name, label, values]) => (
        <label key={name} className="field">
          <span>{label}</span>
          <select value={filter[name]} onChange={(event) => onChange({ ...filter, [name]: event.target.value })}>
            <option value="">All</option>
            {values.map((value) => (
              <option key={value} value={value}>
                {name === 'jurisdiction' ? value : humanise(value)}
              </option>
            ))}
          </select>
        </label>
      ))}
      <label className="field">
        <span>Text</span>
        <input type="search" value={filter.text} onChange={(event) => onChange({ ...filter, text: event.target.value })} />
      </label>
    </div>
  );
}
