import type { SuppressionList } from '../api/contract';
import { humanise, number, plural } from '../shell/format';
import { Failed, Loading } from '../shell/Placeholder';
import { say } from '../shell/toasts';
import { ListUpload } from './ListUpload';
import { LitigatorLift } from './LitigatorLift';
import { useLists, useRetireList } from './useLaw';

export function ListsSection() {
  const lists = useLists();
  const retire = useRetireList();
  const end = (list: SuppressionList): void =>
    retire.mutate(list.listId, {
      onSuccess: () => say(`${list.name} is out of force.`),
      onError: (problem) => say(problem.message, 'bad'),
    });
  return (
    <section aria-labelledby="lists-title">
      <h2 id="lists-title">Lists</h2>
      {lists.isPending && <Loading what="the lists" />}
      {lists.isError && <Failed what="The lists" problem={lists.error} retry={() => void lists.refetch()} />}
      {lists.data?.length === 0 && <p className="quiet">No list was imported: without a copy of the national list nobody is called without consent.</p>}
      <ul className="cards">
        {lists.data?.map((list) => (
          <List key={list.listId} list={list} busy={retire.isPending} onRetire={() => end(list)} />
        ))}
      </ul>
      <ListUpload />
      <LitigatorLift />
    </section>
  );
}

function List({ list, busy, onRetire }: { list: SuppressionList; busy: boolean; onRetire: () => void }) {
  const current = list.state === 'current';
  return (
    <li className="card">
      <div className="page-head">
        <h3>{list.name}</h3>
        <span className={current && !list.tooOld ? 'badge on' : 'badge off'}>{current && list.tooOld ? 'Too old' : humanise(list.state)}</span>
      </div>
      <p>
        {humanise(list.kind)}
        {list.seller !== null && ` of ${list.seller}`}
        {list.areaCodes.length > 0 && `, ${plural(list.areaCodes.length, 'area code')}`}: {number(list.accepted)} of {plural(list.rows, 'line')}
      </p>
      <p className="quiet">
        Copy of {list.asOf.slice(0, 10)}
        {list.goodUntil !== null && `, good until ${list.goodUntil.slice(0, 10)}`}, imported by {list.createdBy}
      </p>
      {current && (
        <div>
          <button type="button" className="button" aria-label={`Retire ${list.name}`} disabled={busy} onClick={onRetire}>
            Retire
          </button>
        </div>
      )}
    </li>
  );
}
