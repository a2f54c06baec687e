/** A time as the person's clock shows it; by UTC where the zone is not known, and so named. */
export function personTime(at: string, zone: string | null): string {
  const text = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: zone ?? 'UTC' }).format(new Date(at));
  return zone === null ? `${text} UTC` : text;
}

/** The day of the run on which a time falls, by the person's calendar; the run begins on day 1. */
export function dayOfRun(start: string, at: string, zone: string | null): number {
  return Math.round((midnight(at, zone) - midnight(start, zone)) / 86_400_000) + 1;
}

function midnight(at: string, zone: string | null): number {
  const parts = new Intl.DateTimeFormat('en', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: zone ?? 'UTC' }).formatToParts(new Date(at));
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'));
}
