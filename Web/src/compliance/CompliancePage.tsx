import { useState } from 'react';
import type { RuleRow } from '../api/contract';
import { plural } from '../shell/format';
import { Notice } from '../shell/Notice';
import { Failed, Loading } from '../shell/Placeholder';
import { AccuracySection } from './AccuracySection';
import { filtered, type RuleFilter } from './law';
import { LawHistory } from './LawHistory';
import { ListsSection } from './ListsSection';
import { RuleDialog, type Edited } from './RuleDialog';
import { RuleFilters } from './RuleFilters';
import { RuleTable } from './RuleTable';
import { useLaw } from './useLaw';
import { WeekPicture } from './WeekPicture';
import '../campaigns/campaigns.css';
import './compliance.css';

const everything: RuleFilter = { jurisdiction: '', channel: '', kind: '', text: '' };

export default function CompliancePage() {
  const law = useLaw();
  const [filter, setFilter] = useState(everything);
  const [edited, setEdited] = useState<Edited | null>(null);
  if (law.isPending) return <Loading what="the rules" />;
  if (law.isError) return <Failed what="The rules" problem={law.error} retry={() => void law.refetch()} />;

  const book = law.data;
  const all = [...book.rules, ...book.holidays];
  const shown = filtered(all, filter);
  const edit = (row: RuleRow): void => setEdited({ list: row.row.year === undefined ? 'rules' : 'holidays', id: row.id, before: row });
  return (
    <div className="page compliance">
      <div className="page-head">
        <h1>Compliance</h1>
        <p>Rules of version {book.version}</p>
      </div>
      {book.unfit.map((change) => (
        <Notice key={`${change.number} ${change.id}`} tone="warn" title={`Change ${change.number} of ${change.id} is not in force`}>
          {change.why}
        </Notice>
      ))}
      <section aria-labelledby="rules-title">
        <div className="page-head">
          <h2 id="rules-title">Rules</h2>
          <p role="status">{plural(shown.length, 'row')} of {all.length}</p>
          <button type="button" className="button" onClick={() => setEdited({ list: 'rules', id: '', before: null })}>
            New rule
          </button>
        </div>
        <RuleFilters rows={all} filter={filter} onChange={setFilter} />
        <WeekPicture rows={book.rules} jurisdiction={filter.jurisdiction} channel={filter.channel} />
        <RuleTable rows={shown} onEdit={edit} />
      </section>
      <AccuracySection />
      <ListsSection />
      <LawHistory />
      {edited !== null && <RuleDialog edited={edited} number={book.number} onClose={() => setEdited(null)} />}
    </div>
  );
}
