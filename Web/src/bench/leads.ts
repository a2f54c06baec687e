import type { GridRow, LeadStatus } from '../api/contract';

const first = ['Ada', 'Ben', 'Cleo', 'Dina', 'Emil', 'Fay', 'Gus', 'Hana', 'Ivo', 'June'];
const last = ['Abel', 'Brandt', 'Cole', 'Diaz', 'Eliot', 'Fuchs', 'Grey', 'Hall', 'Ives', 'Jones', 'Kraus', 'Lopez'];
const states = ['AZ', 'CA', 'CO', 'FL', 'GA', 'IL', 'NJ', 'NY', 'OH', 'TX', 'WA'];
const brokers = ['Alder', 'Birch', 'Cedar', 'Elm', 'Fir', 'Oak'];
export const statuses: readonly LeadStatus[] = ['assigned', 'contacted', 'appointment_set', 'won', 'lost', 'returned', 'queued'];

const of = <T>(values: readonly T[], at: number): T => values[at % values.length]!;

/** So long a lead may wait for its broker's first try, in milliseconds. */
const patience = 15 * 60_000;

/** A made-up lead: the same number gives the same one. */
export function syntheticRow(index: number, at: number, version = 1): GridRow {
  const mixed = Math.imul(index + 1, 2_654_435_761) >>> 0;
  const broker = of(brokers, mixed >>> 3);
  const status = of(statuses, mixed >>> 5);
  return {
    id: `00000000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`,
    version,
    status,
    score: (mixed >>> 7) % 101,
    campaign: index % 3 === 0 ? 'solar-us' : 'home-insurance',
    brokerId: broker.toLowerCase(),
    brokerName: broker,
    firstName: of(first, mixed >>> 9),
    lastName: of(last, mixed >>> 11),
    phone: `+1212555${String(mixed % 10_000).padStart(4, '0')}`,
    email: `lead${index}@example.com`,
    city: 'Springfield',
    state: of(states, mixed >>> 13),
    receivedAt: at,
    updatedAt: at,
    appointmentAt: null,
    flags: [],
    callDueAt: index % 4 === 0 ? at : null,
    // Each count-down on the screen ticks beside the updates.
    pullBackAt: status === 'assigned' ? at + patience : null,
  };
}
