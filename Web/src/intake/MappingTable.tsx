import type { LeadField } from '../api/contract';
import type { CsvPreview } from './csvFile';
import { attributeOf, targetsFor, type Mapping, type Target } from './mapping';

interface MappingTableProps {
  preview: CsvPreview;
  mapping: Mapping;
  fields: readonly LeadField[];
  onChange: (mapping: Mapping) => void;
}

/** A line for each column: its name, what is in the first rows, and where it goes. */
export function MappingTable({ preview, mapping, fields, onChange }: MappingTableProps) {
  const targets = targetsFor(fields);
  return (
    <div className="scroll-x">
      <table className="mapping">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Goes to</th>
            {preview.rows.slice(0, 3).map((_, index) => (
              <th scope="col" key={index}>
                Row {index + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.columns.map((column, at) => (
            <tr key={column} className={mapping[at] == null ? 'left-out' : undefined}>
              <th scope="row">{column}</th>
              <td>
                <TargetChoice column={column} value={mapping[at] ?? null} targets={targets} onChange={(path) => onChange(mapping.map((each, index) => (index === at ? path : each)))} />
              </td>
              {preview.rows.slice(0, 3).map((row, index) => (
                <td key={index} className="sample">
                  {row[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const groups: readonly Target['group'][] = ['Lead', 'Address', 'Campaign fields', 'Consent'];

function TargetChoice({ column, value, targets, onChange }: { column: string; value: string | null; targets: readonly Target[]; onChange: (path: string | null) => void }) {
  const own = attributeOf(column);
  return (
    <select aria-label={`Where ${column} goes`} value={value ?? ''} onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}>
      <option value="">Leave out</option>
      {groups.map((group) => {
        const members = targets.filter((target) => target.group === group);
        return members.length === 0 ? null : (
          <optgroup key={group} label={group}>
            {members.map((target) => (
              <option key={target.path} value={target.path}>
                {target.label}
              </option>
            ))}
          </optgroup>
        );
      })}
      {!targets.some((target) => target.path === own) && (
        <optgroup label="Other">
          <option value={own}>Attribute “{own.slice('attributes.'.length)}”</option>
        </optgroup>
      )}
    </select>
  );
}
