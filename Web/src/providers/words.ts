import type { Circuit, ProviderStatus, ProvidersView } from '../api/contract';
import { number, plural } from '../shell/format';

const names: Record<string, string> = { twilio: 'Twilio', smtp: 'Mail server' };
const carries: Record<string, string> = { sms: 'Texts', email: 'E-mail' };

export const nameOf = (provider: ProviderStatus): string => names[provider.provider] ?? provider.provider;
export const carriedBy = (provider: ProviderStatus): string => carries[provider.channel] ?? provider.channel;

export const circuitWords: Record<Circuit, string> = {
  closed: 'In use',
  half_open: 'Trying again',
  open: 'Left alone',
};

/** The worst of its silos is what somebody has to know first. */
export function stateOf(provider: ProviderStatus): { words: string; tone: 'on' | 'off' | '' } {
  if (!provider.configured) return { words: 'Not configured', tone: '' };
  const circuits = provider.silos.map((silo) => silo.circuit);
  const worst: Circuit = circuits.includes('open') ? 'open' : circuits.includes('half_open') ? 'half_open' : 'closed';
  return { words: circuitWords[worst], tone: worst === 'closed' ? 'on' : 'off' };
}

/** Seconds as people say them. */
export function lasting(seconds: number): string {
  if (seconds < 1) return 'less than a second';
  if (seconds < 120) return plural(Math.floor(seconds), 'second');
  if (seconds < 7_200) return plural(Math.floor(seconds / 60), 'minute');
  return plural(Math.floor(seconds / 3_600), 'hour');
}

export function outboxWords(outbox: ProvidersView['outbox']): string {
  if (outbox === null) return 'Not known: the database did not answer.';
  if (outbox.due === 0) return 'Nothing waits.';
  const many = outbox.more ? `${number(outbox.due)} or more are` : outbox.due === 1 ? '1 is' : `${number(outbox.due)} are`;
  return `${many} due, the oldest for ${lasting(outbox.oldestSeconds)}.`;
}

export const limitWords = (perSecond: number | null, atOnce: number): string =>
  perSecond === null ? `${number(atOnce)} at once` : `${number(perSecond)} a second, ${number(atOnce)} at once`;
