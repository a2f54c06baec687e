import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { recheck } from '../access/session';
import { FeedLink, type LinkState } from './link';
import { RowStore } from './rowStore';
import type { OpenTransport } from './transport';

export interface Feed {
  store: RowStore;
  link: FeedLink;
}

const FeedContext = createContext<Feed | null>(null);

/** The SignalR client is fetched while the page already shows itself. */
const openHubLater: OpenTransport = async (closed) => (await import('./signalr')).openHub(closed);

/** One view's stream, for as long as somebody is signed in; pages come and go without it starting over. */
export function FeedProvider({ view, open = openHubLater, children }: { view: string; open?: OpenTransport; children: ReactNode }) {
  const [feed] = useState<Feed>(() => {
    const store = new RowStore();
    return { store, link: new FeedLink({ view, open, take: store.take, refused: () => void recheck() }) };
  });

  useEffect(() => {
    feed.link.start();
    return () => {
      feed.link.stop();
      feed.store.dispose();
    };
  }, [feed]);

  return <FeedContext value={feed}>{children}</FeedContext>;
}

export function useFeed(): Feed {
  const feed = useContext(FeedContext);
  if (feed === null) throw new Error('There is no feed outside a FeedProvider.');
  return feed;
}

export function useLinkState(): LinkState {
  const { link } = useFeed();
  return useSyncExternalStore(link.subscribe, link.state);
}
