const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Less than this, and the broker should drop everything else. */
const urgent = 2 * minute;

/**
 * What is left, with its urgency, as one word that is the same until something of it changes.
 * @param calm in whole minutes: for whom nothing on a page should move by itself.
 */
export function leftOf(at: number, now: number, calm: boolean): string {
  const left = Math.max(0, Math.ceil((at - now) / 1_000) * 1_000);
  const mark = left < urgent ? '!' : '';
  if (left >= day) return `${Math.floor(left / day)} d`;
  if (left >= hour) return `${Math.floor(left / hour)} h ${two(Math.floor((left % hour) / minute))}`;
  return calm ? `${mark}${Math.ceil(left / minute)} min` : `${mark}${two(Math.floor(left / minute))}:${two((left % minute) / 1_000)}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
