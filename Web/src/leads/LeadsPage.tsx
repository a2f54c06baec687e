import { useEffect, useRef, useState, useSyncExternalStore, type Ref } from 'react';
import { useLocation } from 'wouter';
import { Problem } from '../api/client';
import type { CommandName, LeadCommand, User } from '../api/contract';
import { useFeed, useLinkState } from '../feeds/FeedProvider';
import { isFiltering, noFilter } from '../feeds/filtering';
import { fullName } from '../shell/format';
import { Loading, Placeholder } from '../shell/Placeholder';
import { say } from '../shell/toasts';
import { useNarrow } from '../shell/useMedia';
import { columnsFor } from './columns';
import { isDirect, wordsOf } from './commands';
import type { Composed } from './Composer';
import { Grid, type GridHandle } from './Grid';
import type { KeyAction } from './keys';
import { KeysDialog } from './KeysDialog';
import { LeadPanel, type Refusal } from './LeadPanel';
import { Toolbar } from './Toolbar';
import { useCommand, useSeenVersion } from './useLead';
import { useKeys, useSingleKeys } from './useKeys';
import { useNotices } from './useNotices';
import { useNumberSearch } from './useNumberSearch';
import './leads.css';

/** The grid, and beside it (on a phone: over it) the lead that is open. */
export function LeadsPage({ user, openId }: { user: User; openId: string | null }) {
  const { store } = useFeed();
  const [, navigate] = useLocation();
  const narrow = useNarrow();
  const grid = useRef<GridHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const [selected, setSelected] = useState<string | null>(openId);
  const [composing, setComposing] = useState<Composed | null>(null);
  const [refusal, setRefusal] = useState<(Refusal & { id: string }) | null>(null);
  const [help, setHelp] = useState(false);
  const [takesFocus, setTakesFocus] = useState(false);
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const command = useCommand();
  const seenVersion = useSeenVersion();

  // The address bar decides what is open: back and forward work.
  const [shownId, setShownId] = useState(openId);
  if (shownId !== openId) {
    setShownId(openId);
    if (openId !== null) setSelected(openId);
    if (refusal?.id !== openId) setRefusal(null);
  }

  const open = (id: string, focus: boolean): void => {
    setSelected(id);
    setTakesFocus(focus);
    if (id !== openId) {
      setComposing(null);
      navigate(`/leads/${id}`, { replace: openId !== null });
    }
  };

  const close = (): void => {
    setComposing(null);
    setTakesFocus(false);
    navigate('/');
    grid.current?.focus();
  };

  const moveTo = (index: number): boolean => {
    const order = store.order();
    const item = order[Math.max(0, Math.min(order.length - 1, index))];
    if (item === undefined) return false;
    setSelected(item.id);
    grid.current?.show(store.indexOf(item.id));
    if (openId !== null) open(item.id, false);
    return true;
  };

  const send = (id: string, sent: LeadCommand, version: number): void => {
    setRefusal(null);
    command.mutate(
      { id, version, command: sent },
      {
        onSuccess: (lead) => {
          setComposing(null);
          say(`${fullName(lead)} ${wordsOf(sent.name).done}.`);
        },
        onError: (problem) => {
          setRefusal({ id, command: sent, problem });
          if (openId !== id) open(id, false);
          if (problem instanceof Problem && problem.status === 409) setComposing(null);
        },
      },
    );
  };

  const begin = (name: CommandName, id: string): void => {
    if (command.isPending) return;
    if (isDirect(name)) {
      const version = seenVersion(id);
      if (version === null) open(id, false);
      else send(id, { name, body: {} }, version);
      return;
    }

    open(id, false);
    setRefusal(null);
    setComposing(name);
  };

  const act = (action: KeyAction): boolean => {
    const at = selected === null ? -1 : store.indexOf(selected);
    switch (action.kind) {
      case 'move':
        return moveTo(at < 0 ? 0 : at + action.by);
      case 'edge':
        return moveTo(action.to === 'first' ? 0 : store.order().length - 1);
      case 'open':
        if (selected === null) return false;
        open(selected, true);
        return true;
      case 'close':
        if (composing !== null) {
          setComposing(null);
          setRefusal(null);
        } else if (document.activeElement === search.current && search.current !== null) {
          if (search.current.value !== '') store.filterBy({ ...store.filter(), search: '' });
          grid.current?.focus();
        } else if (openId !== null) close();
        else return false;
        return true;
      case 'search':
        search.current?.focus();
        search.current?.select();
        return true;
      case 'help':
        setHelp(true);
        return true;
      case 'command':
        if (selected === null) return false;
        begin(action.command, selected);
        return true;
    }
  };
  useKeys(singleKeys, act);
  useNumberSearch(store, user.role === 'broker');

  return (
    <div className={openId === null ? 'leads' : 'leads with-panel'}>
      <div className="leads-list" inert={narrow && openId !== null}>
        <h1 className="unseen">Leads</h1>
        <Toolbar store={store} search={search} onHelp={() => setHelp(true)} />
        <Rows user={user} selected={selected} grid={grid} onOpen={(id) => open(id, false)} />
      </div>
      {openId !== null && (
        <LeadPanel
          key={openId}
          id={openId}
          composing={composing}
          busy={command.isPending}
          refusal={refusal}
          takesFocus={takesFocus || narrow}
          onCommand={(name) => begin(name, openId)}
          onSend={(sent, version) => send(openId, sent, version)}
          onCancel={() => {
            setComposing(null);
            setRefusal(null);
          }}
          onForget={() => setRefusal(null)}
          onClose={close}
        />
      )}
      {help && <KeysDialog singleKeys={singleKeys} onSingleKeys={setSingleKeys} onClose={() => setHelp(false)} />}
    </div>
  );
}

function Rows({ user, selected, grid, onOpen }: { user: User; selected: string | null; grid: Ref<GridHandle>; onOpen: (id: string) => void }) {
  const { store } = useFeed();
  const link = useLinkState();
  const ready = useSyncExternalStore(store.subscribe, store.ready);
  const empty = useSyncExternalStore(store.subscribe, () => store.order().length === 0);
  const filter = useSyncExternalStore(store.subscribe, store.filter);
  const opener = useRef(onOpen);
  useEffect(() => {
    opener.current = onOpen;
  });
  // Rows are memoised: what they call must not change with every render of the page.
  const [stableOpen] = useState(() => (id: string) => opener.current(id));
  const notice = useNotices(user, store);

  if (!ready && empty) {
    return link === 'offline' ? <Placeholder title="You are offline">Leads appear as soon as the network is back.</Placeholder> : <Loading what="leads" />;
  }

  if (empty && isFiltering(filter)) {
    return (
      <Placeholder
        title="No lead fits"
        action={
          <button type="button" className="button" onClick={() => store.filterBy(noFilter)}>
            Clear search and filters
          </button>
        }
      >
        None of the leads here passes the search and filters.
      </Placeholder>
    );
  }

  if (empty) {
    return (
      <Placeholder title="No leads yet">
        {user.role === 'broker' ? 'New leads slide in here the moment they are routed to you.' : 'New leads slide in here the moment they are posted or imported.'}
      </Placeholder>
    );
  }

  return <Grid ref={grid} store={store} columns={columnsFor(user.role === 'administrator')} selected={selected} onOpen={stableOpen} onShown={notice} />;
}
