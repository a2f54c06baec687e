import type { CampaignDefinition, LeadField } from '../api/contract';
import { pretty } from '../shell/format';
import { followUpDraftOf, followUpOf, idle, type FollowUpDraft } from './followUp';
import { outreachDraftOf, outreachOf, silent, type OutreachDraft } from './outreach';

/** A definition as it is being typed. */
export interface Draft {
  code: string;
  name: string;
  active: boolean;
  description: string;
  currency: string;
  duplicateWindowDays: string;
  requiredFields: readonly string[];
  members: readonly { brokerId: string; weight: string }[];
  fields: string;
  criteria: string;
  scorecard: string;
  outreach: OutreachDraft;
  followUp: FollowUpDraft;
  /** As it was read: what this page does not show is saved as it is, since a definition is replaced whole. */
  read: CampaignDefinition;
}

export type Faults = Readonly<Record<string, string[]>>;

export const blank: CampaignDefinition = {
  code: '',
  name: '',
  active: true,
  description: '',
  requiredFields: ['firstName', 'lastName', 'phone'],
  fields: [],
  criteria: [],
  duplicateWindowDays: 30,
  scorecard: { base: 40, rules: [] },
  members: [],
  currency: 'USD',
  version: 0,
  outreach: silent,
  followUp: idle,
};

/** Lead fields that a campaign may insist on. */
export const requirable: readonly [string, string][] = [
  ['firstName', 'First name'],
  ['lastName', 'Last name'],
  ['phone', 'Phone'],
  ['email', 'Email'],
  ['address.street', 'Street'],
  ['address.city', 'City'],
  ['address.state', 'State'],
  ['address.zip', 'Zip'],
  ['address.country', 'Country'],
  ['externalId', 'Seller’s id'],
  ['consent', 'Consent'],
  ['cost', 'Cost'],
];

export function draftOf(definition: CampaignDefinition): Draft {
  return {
    code: definition.code,
    name: definition.name,
    active: definition.active,
    description: definition.description,
    currency: definition.currency,
    duplicateWindowDays: String(definition.duplicateWindowDays),
    requiredFields: definition.requiredFields,
    members: definition.members.map((member) => ({ brokerId: member.brokerId, weight: String(member.weight) })),
    fields: pretty(definition.fields),
    criteria: pretty(definition.criteria),
    scorecard: pretty(definition.scorecard),
    outreach: outreachDraftOf(definition.outreach),
    followUp: followUpDraftOf(definition.followUp),
    read: definition,
  };
}

/** The definition that a draft says, or everything that is wrong with it at once. */
export function definitionOf(draft: Draft, version: number): CampaignDefinition | Faults {
  const faults: Record<string, string[]> = {};
  const fault = (field: string, sentence: string): void => void (faults[field] ??= []).push(sentence);

  if (!/^[a-z\d]+(-[a-z\d]+)*$/.test(draft.code)) fault('code', 'Use lower-case letters, digits and hyphens.');
  if (draft.name.trim() === '') fault('name', 'Give the campaign a name.');
  if (!/^[A-Z]{3}$/.test(draft.currency)) fault('currency', 'Use the three letters of a currency, such as USD.');
  const days = wholeNumber(draft.duplicateWindowDays);
  if (days === null || days < 0 || days > 3_650) fault('duplicateWindowDays', 'Give whole days from 0 to 3,650.');

  const members = draft.members.map((member) => ({ brokerId: member.brokerId, weight: wholeNumber(member.weight) ?? 0 }));
  if (members.some((member) => member.weight < 1 || member.weight > 1_000)) fault('members', 'A weight is a whole number from 1 to 1,000.');
  if (new Set(members.map((member) => member.brokerId)).size < members.length) fault('members', 'A broker is a member once.');

  const fields = json(draft.fields, 'fields', isFields, 'Give a list of fields, each with a name and a type (text, number, boolean, date or choice).', fault);
  const criteria = json(draft.criteria, 'criteria', isCriteria, 'Give a list of criteria, each with a condition (field, operator, values) and a message.', fault);
  const scorecard = json(draft.scorecard, 'scorecard', isScorecard, 'Give an object with base (a number) and rules, each with a reason, points and when (a list of conditions).', fault);

  const outreach = outreachOf(draft.outreach, fault);
  const followUp = followUpOf(draft.followUp, fault);
  if (Object.keys(faults).length > 0 || fields === null || criteria === null || scorecard === null) return faults;
  return {
    ...draft.read,
    code: draft.code,
    name: draft.name.trim(),
    active: draft.active,
    description: draft.description.trim(),
    requiredFields: [...draft.requiredFields],
    fields,
    criteria,
    duplicateWindowDays: days!,
    scorecard,
    members,
    currency: draft.currency,
    version,
    outreach,
    followUp,
  };
}

export const isDefinition = (value: CampaignDefinition | Faults): value is CampaignDefinition => typeof value['code'] === 'string';

function wholeNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;
}

function json<T>(text: string, field: string, is: (value: unknown) => value is T, shape: string, fault: (field: string, sentence: string) => void): T | null {
  try {
    const value: unknown = JSON.parse(text);
    if (is(value)) return value;
    fault(field, shape);
  } catch (cause) {
    fault(field, `This is not JSON: ${cause instanceof Error ? cause.message : 'it cannot be read'}.`);
  }

  return null;
}

const types = new Set(['text', 'number', 'boolean', 'date', 'choice']);
const operators = new Set(['exists', 'missing', 'in', 'not_in', 'at_least', 'at_most']);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isFilled = (value: unknown): boolean => isText(value) && value.trim() !== '';

const isCondition = (value: unknown): boolean => isRecord(value) && isFilled(value['field']) && operators.has(value['operator'] as string) && isTexts(value['values']);

function isFields(value: unknown): value is LeadField[] {
  return Array.isArray(value) && value.every((each) => isRecord(each) && isFilled(each['name']) && types.has(each['type'] as string));
}

function isCriteria(value: unknown): value is CampaignDefinition['criteria'] {
  return Array.isArray(value) && value.every((each) => isRecord(each) && isCondition(each['condition']) && isFilled(each['message']));
}

function isScorecard(value: unknown): value is CampaignDefinition['scorecard'] {
  if (!isRecord(value) || !Number.isInteger(value['base']) || !Array.isArray(value['rules'])) return false;
  return value['rules'].every(
    (rule) => isRecord(rule) && isFilled(rule['reason']) && Number.isInteger(rule['points']) && Array.isArray(rule['when']) && rule['when'].every(isCondition),
  );
}
