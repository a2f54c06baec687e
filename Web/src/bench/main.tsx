import { decode } from '@msgpack/msgpack';
import { createRoot } from 'react-dom/client';
import type { Frame } from '../api/contract';
import { follow, nothing, type Following } from '../feeds/frames';
import { RowStore } from '../feeds/rowStore';
import { columnsFor } from '../leads/columns';
import { Grid } from '../leads/Grid';
import type { BenchOrder } from './frames.worker';
import { Gauge, type BenchResult } from './gauge';
import '../shell/base.css';
import '../leads/leads.css';
import './bench.css';

declare global {
  interface Window {
    __bench?: BenchResult;
  }
}

/** `/bench.html?rows=50000&rate=5000&arrivals=5&seconds=5` leaves its result in `window.__bench`. */
const query = new URLSearchParams(location.search);
const given = (name: string, otherwise: number): number => Number(query.get(name) ?? otherwise);
const order: BenchOrder = { rows: given('rows', 50_000), rate: given('rate', 5_000), arrivals: given('arrivals', 5) };
const seconds = given('seconds', 5);

const store = new RowStore();
const gauge = new Gauge();
let have: Following = nothing;
let updates = 0;

const worker = new Worker(new URL('./frames.worker.ts', import.meta.url), { type: 'module' });
worker.onmessage = ({ data }: MessageEvent<Uint8Array>) =>
  gauge.count(() => {
    const frame = decode(data) as Frame;
    const { step, next } = follow(have, frame);
    have = next;
    if (step === 'gap') throw new Error('The benchmark lost a frame.');
    if (step === 'merge') updates += frame.rows.length;
    store.take(step, frame);
  });
worker.postMessage(order);

createRoot(document.getElementById('root')!).render(
  <main className="bench">
    <h1>
      {order.rows} rows, {order.rate} updates a second, {seconds} s
    </h1>
    <Grid store={store} columns={columnsFor(true)} selected={null} onOpen={() => undefined} />
    <pre id="result">measuring…</pre>
  </main>,
);

const leave = store.subscribe(() => {
  if (!store.ready()) return;
  leave();
  // The first paint of 50,000 rows is the load, not the stream.
  setTimeout(() => {
    gauge.start();
    updates = 0;
    setTimeout(() => {
      const result = gauge.stop(store.facets().held, updates);
      window.__bench = result;
      document.getElementById('result')!.textContent = JSON.stringify(result, null, 2);
    }, seconds * 1_000);
  }, 1_000);
});
