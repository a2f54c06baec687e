import type { AppointmentReminder } from '../api/contract';

/** A reminder as it is being typed. */
export interface ReminderDraft {
  hours: string;
  channel: AppointmentReminder['channel'];
  template: string;
}

export const reminderDraftOf = (reminder: AppointmentReminder): ReminderDraft => ({
  hours: String(reminder.beforeMinutes / 60),
  channel: reminder.channel,
  template: reminder.template ?? '',
});

/** What the drafts say, with their faults told. */
export function remindersOf(drafts: readonly ReminderDraft[], fault: (field: string, sentence: string) => void): AppointmentReminder[] {
  return drafts.map((draft) => {
    const hours = /^\d{1,3}([.,]\d{1,2})?$/.test(draft.hours.trim()) ? Number(draft.hours.trim().replace(',', '.')) : 0;
    const beforeMinutes = Math.round(hours * 60);
    if (beforeMinutes < 15 || beforeMinutes > 43_200) fault('outreach.reminders', 'Remind from a quarter of an hour (0.25) to 720 hours before.');
    return { beforeMinutes, channel: draft.channel, template: draft.template.trim() === '' ? null : draft.template.trim() };
  });
}
