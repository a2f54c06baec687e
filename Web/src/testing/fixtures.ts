import type { BrokerCalendar, BrokerProfile, CampaignCounters, CampaignDefinition, CampaignSpeed, Frame, GridRow, LeadMessage, LeadView, PermitAnswer, PostingSpecification, TimelinePage } from '../api/contract';

export const noon = Date.UTC(2026, 2, 4, 12);

/** As brokers see the number of these leads. */
export const masked = '(•••) •••-••88';

export function gridRow(number: number, part: Partial<GridRow> = {}): GridRow {
  return {
    id: `lead-${number}`,
    version: 1,
    status: 'assigned',
    score: 50,
    campaign: 'solar-us',
    brokerId: 'alder',
    brokerName: 'Alder Insurance',
    firstName: 'Josephine',
    lastName: `Darakjy${number}`,
    phone: '+18102929388',
    email: `josephine${number}@example.com`,
    city: 'Brighton',
    state: 'MI',
    receivedAt: noon + number * 1_000,
    updatedAt: noon + number * 1_000,
    appointmentAt: null,
    flags: [],
    callDueAt: null,
    pullBackAt: null,
    ...part,
  };
}

export function frame(part: Partial<Frame>): Frame {
  return { kind: 'delta', epoch: 'e1', fromSeq: 0, toSeq: 0, rows: [], removed: [], more: false, total: 0, at: noon, ...part };
}

export const snapshot = (rows: GridRow[], part: Partial<Frame> = {}): Frame => frame({ kind: 'snapshot', rows, total: rows.length, ...part });

export function leadView(part: Partial<LeadView> = {}): LeadView {
  return {
    id: 'lead-1',
    version: 1,
    status: 'assigned',
    score: 66,
    campaign: 'solar-us',
    seller: 'Acme Leads',
    broker: { id: 'alder', name: 'Alder Insurance' },
    firstName: 'Josephine',
    lastName: 'Darakjy',
    phone: '+18102929388',
    email: 'josephine@example.com',
    city: 'Brighton',
    state: 'MI',
    receivedAt: '2026-03-04T12:00:00Z',
    updatedAt: '2026-03-04T12:00:00Z',
    appointmentAt: '2026-03-09T15:00:00Z',
    flags: ['example.com address'],
    callDueAt: null,
    pullBackAt: null,
    address: { street: '4 B Blue Ridge Blvd', city: 'Brighton', state: 'MI', zip: '48116', country: 'US' },
    attributes: { age: 43, homeowner: true, roof_age: 12 },
    consent: { channels: ['phone', 'text'], text: 'Call me.', at: '2026-03-04T11:59:00Z', formUrl: 'https://forms.example.com/quote', certificateUrl: 'javascript:alert(1)' },
    externalId: 'A-1',
    cost: { amount: 18.5, currency: 'USD' },
    revenue: { amount: 1200, currency: 'USD' },
    scoreReasons: [
      { reason: 'Starting point', points: 40 },
      { reason: 'Free e-mail address', points: -6 },
    ],
    repairs: [{ field: 'address.zip', what: 'A leading zero was put back', before: '8014', after: '08014' }],
    phoneFacts: { type: 'fixed_line_or_mobile', region: 'US', location: 'Michigan' },
    reason: 'Asked twice',
    commands: ['contacted', 'notes', 'appointment', 'win', 'lose', 'return'],
    followUp: null,
    speed: { assignedAt: '2026-03-04T12:00:02Z', noticedAt: null, touchedAt: null, automaticAt: null },
    ...part,
  };
}

export const timeline: TimelinePage = {
  entries: [
    {
      version: 2,
      at: '2026-03-04T12:00:02Z',
      kind: 'assigned',
      by: 'router of solar-us',
      title: 'Assigned to Alder Insurance',
      text: null,
      routing: {
        chosen: 'alder',
        rule: 'Smooth weighted round robin.',
        candidates: [
          { brokerId: 'elm', brokerName: 'Elm Partners', eligible: false, reasons: ['No licence for MI', 'Paused'], weight: 1 },
          { brokerId: 'alder', brokerName: 'Alder Insurance', eligible: true, reasons: [], weight: 3 },
          { brokerId: 'oak', brokerName: 'Oak Advisors', eligible: true, reasons: [], weight: 1 },
        ],
      },
    },
    { version: 1, at: '2026-03-04T12:00:00Z', kind: 'received', by: 'Acme Leads', title: 'Received', text: 'Through the form', routing: null },
  ],
  next: null,
};

export function campaign(part: Partial<CampaignDefinition> = {}): CampaignDefinition {
  return {
    code: 'solar-us',
    name: 'Solar, United States',
    active: true,
    description: 'Home owners who asked for a quote.',
    requiredFields: ['firstName', 'phone'],
    fields: [{ name: 'age', type: 'number', required: true, minimum: '18', maximum: null, values: [], description: 'Age' }],
    criteria: [{ condition: { field: 'attributes.age', operator: 'at_least', values: ['18'] }, message: 'Adults only.' }],
    duplicateWindowDays: 30,
    scorecard: { base: 40, rules: [{ reason: 'Adult', points: 5, when: [{ field: 'attributes.age', operator: 'at_least', values: ['18'] }] }] },
    members: [{ brokerId: 'alder', weight: 3 }],
    currency: 'USD',
    version: 4,
    outreach: {
      seller: 'Alder Insurance',
      productLine: 'solar',
      textNumber: '+12015550142',
      mailFrom: 'solar@alder.example',
      mailFromName: 'Alder Insurance',
      postalAddress: 'Alder Insurance, 1 Main St, Brighton, MI 48116',
      textsPerSecond: 3,
      measureOpens: true,
      doubleOptIn: false,
      reminders: [{ beforeMinutes: 120, channel: 'sms', template: 'reminder' }],
    },
    followUp: { arrival: null, pullBackMinutes: null, recycle: [], recycled: null },
    ...part,
  };
}

export function broker(part: Partial<BrokerProfile> = {}): BrokerProfile {
  return {
    id: 'alder',
    name: 'Alder Insurance',
    licences: ['MI', 'NY'],
    filters: [],
    hours: { timeZone: 'America/New_York', intervals: [{ day: 'monday', fromMinute: 540, toMinute: 1080 }] },
    caps: { daily: 40, monthly: null, open: 10 },
    paused: false,
    version: 3,
    booking: { slotMinutes: 30, bufferMinutes: 0, noticeMinutes: 120, horizonDays: 14 },
    absences: [],
    ...part,
  };
}

export const specification: PostingSpecification = {
  code: 'solar-us',
  name: 'Solar, United States',
  description: 'Home owners who asked for a quote.',
  active: true,
  fields: [
    { name: 'age', type: 'number', required: true, minimum: '18', maximum: '99', values: [], description: 'Age' },
    { name: 'property', type: 'choice', required: false, minimum: null, maximum: null, values: ['house', 'condo'], description: '' },
  ],
  criteria: [{ field: 'address.state', operator: 'not_in', values: ['AK', 'HI'], message: 'We do not serve Alaska and Hawaii.' }],
  duplicateWindowDays: 30,
  example: { campaign: 'solar-us', firstName: 'Josephine', phone: '+18102929388' },
  url: 'http://localhost:5080/api/v1/leads',
};

export function permit(part: Partial<PermitAnswer> = {}): PermitAnswer {
  return {
    decision: 'allow',
    until: null,
    expires: null,
    reasons: [{ rule: 'us-window', source: '47 CFR 64.1200(c)(1) [V]', outcome: 'allow', sentence: 'In MI (America/Detroit) it is Wed 12:00:00.' }],
    dataVersion: '2026-11-27.1',
    ...part,
  };
}

export function message(part: Partial<LeadMessage> = {}): LeadMessage {
  return {
    id: 'message-1',
    channel: 'sms',
    state: 'sent',
    at: '2026-03-04T12:00:00Z',
    updatedAt: '2026-03-04T12:00:00Z',
    by: 'Alder Insurance',
    subject: null,
    text: 'Is tomorrow a good time?',
    purpose: 'marketing',
    reasons: [],
    until: null,
    code: null,
    template: null,
    engagement: null,
    ...part,
  };
}

export const counters: CampaignCounters = {
  campaign: 'solar-us',
  from: '2026-02-03',
  to: '2026-03-04',
  asOf: '2026-03-04T12:00:00Z',
  total: {
    received: 90, accepted: 80, duplicate: 10, queued: 0, assigned: 80, contacted: 40, appointmentSet: 20, won: 5, lost: 9, returned: 1,
    appointmentKept: 19, noShow: 1, appointmentCancelled: 4,
  },
};

const clock = (leads: number, medianSeconds: number | null, p90Seconds: number | null) => ({ leads, medianSeconds, p90Seconds });

export const speed: CampaignSpeed = {
  campaign: 'solar-us',
  from: '2026-02-26',
  to: '2026-03-04',
  all: { leads: 80, routing: clock(80, 0.2, 3), notice: clock(70, 4, 95), human: clock(60, 240, 7_500), automatic: clock(75, 2, 50), firstTouch: clock(78, 2, 61) },
  inHours: { leads: 50, routing: clock(50, 0.1, 1), notice: clock(48, 3, 40), human: clock(45, 90, 600), automatic: clock(0, null, null), firstTouch: clock(45, 90, 600) },
};

export function calendar(part: Partial<BrokerCalendar> = {}): BrokerCalendar {
  return {
    version: 3,
    booking: { slotMinutes: 30, bufferMinutes: 10, noticeMinutes: 120, horizonDays: 14 },
    absences: [{ from: '2026-07-01', to: '2026-07-14', note: 'Holiday' }],
    timeZone: 'America/New_York',
    feed: 'https://leads.example.com/calendar/secret.ics',
    appointments: [
      { leadId: 'lead-1', firstName: 'Josephine', at: '2020-03-04T12:00:00Z', minutes: 30, status: 'appointment_set', overdue: true },
      { leadId: 'lead-2', firstName: 'Art', at: '2020-03-03T12:00:00Z', minutes: 45, status: 'appointment_kept', overdue: false },
      { leadId: 'lead-3', firstName: '', at: '2099-03-05T12:00:00Z', minutes: 30, status: 'appointment_set', overdue: false },
    ],
    ...part,
  };
}
