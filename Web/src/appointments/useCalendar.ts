import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/client';
import type { BookingSettings, BrokerAbsence, BrokerCalendar } from '../api/contract';

const calendarKey = (brokerId: string) => ['calendar', brokerId] as const;
const path = (brokerId: string): string => `/api/v1/brokers/${encodeURIComponent(brokerId)}/calendar`;

export function useCalendar(brokerId: string) {
  return useQuery({ queryKey: calendarKey(brokerId), staleTime: 0, queryFn: ({ signal }) => ask<BrokerCalendar>(path(brokerId), { signal }) });
}

export interface CalendarSettings {
  booking: BookingSettings;
  absences: BrokerAbsence[];
}

/** Replaces booking settings and days off, if nobody has changed the broker meanwhile. */
export function usePutCalendar(brokerId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ settings, version }: { settings: CalendarSettings; version: number }) =>
      ask<BrokerCalendar>(path(brokerId), { method: 'PUT', body: settings, version }),
    onSuccess: (calendar) => client.setQueryData(calendarKey(brokerId), calendar),
    onError: () => client.invalidateQueries({ queryKey: calendarKey(brokerId) }),
  });
}

/** Gives the feed another secret address. */
export function useRenewFeed(brokerId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask<{ feed: string }>(`${path(brokerId)}/feed`, { method: 'POST', body: {} }),
    onSuccess: ({ feed }) => client.setQueryData<BrokerCalendar>(calendarKey(brokerId), (calendar) => calendar && { ...calendar, feed }),
  });
}
