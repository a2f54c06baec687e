import type { MessageTemplate, TemplateContent, TemplatePurpose, TemplateStatus, TemplateVersion, TextLength } from '../api/contract';
import { plural } from '../shell/format';

export const purposes: readonly [TemplatePurpose, string][] = [
  ['marketing', 'Marketing'],
  ['appointment', 'Appointment: about a booking, without an offer'],
  ['legal', 'Legal notice'],
];

export const mergeFields = ['firstName', 'lastName', 'city', 'state', 'campaignName', 'brokerName', 'appointmentDay', 'appointmentTime', 'preferencesLink', 'booking.link'] as const;

export const statusWords: Record<TemplateStatus, string> = { draft: 'Draft', submitted: 'Waits for approval', approved: 'Approved', retired: 'Retired' };

export const blank: TemplateContent = { name: '', purpose: 'marketing', sender: '', subject: '', text: '', html: null, optOut: '' };

export const latest = (template: MessageTemplate): TemplateVersion => template.versions.at(-1)!;

export const approved = (template: MessageTemplate): TemplateVersion | undefined => template.versions.find((version) => version.status === 'approved');

/** "98 characters, 1 segment, $0.0113". */
export function lengthWords(length: TextLength): string {
  const price = new Intl.NumberFormat(undefined, { style: 'currency', currency: length.cost.currency, maximumFractionDigits: 4 }).format(length.cost.amount);
  const alphabet = length.alphabet === 'gsm7' ? '' : ' of the costly alphabet';
  return `${plural(length.units, 'character')}${alphabet}, ${plural(length.segments, 'segment')}, ${price}`;
}
