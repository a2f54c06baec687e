/** What crosses between the browser and the server, as docs/architecture.md states it. Types only. */

export type LeadStatus =
  | 'received'
  | 'rejected'
  | 'duplicate'
  | 'accepted'
  | 'queued'
  | 'offered'
  | 'assigned'
  | 'contacted'
  | 'appointment_set'
  | 'appointment_kept'
  | 'no_show'
  | 'won'
  | 'lost'
  | 'returned'
  | 'recycled'
  | 'erased';

export type Role = 'administrator' | 'broker';

export interface User {
  id: string;
  name: string;
  role: Role;
  brokerId?: string | null;
}

export interface Session {
  user: User;
  csrfToken: string;
}

/** RFC 9457, with faults by field where fields are at fault. */
export interface ProblemDocument {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  errors?: Record<string, string[]>;
  /** The lead as it stands, with 412 and 409. */
  current?: LeadView;
}

/** A row of the live grid. Times are Unix milliseconds. */
export interface GridRow {
  id: string;
  version: number;
  status: LeadStatus;
  score: number;
  campaign: string;
  brokerId: string | null;
  brokerName: string | null;
  firstName: string;
  lastName: string;
  /** To brokers its last two digits only: `(•••) •••-••88`. */
  phone: string | null;
  email: string | null;
  city: string | null;
  state: string | null;
  receivedAt: number;
  updatedAt: number;
  appointmentAt: number | null;
  flags: string[];
  /** Since when the broker is to call; null: no call is to be made. */
  callDueAt: number | null;
  /** When it goes back to routing if nobody has tried to reach the person; null: it does not. */
  pullBackAt: number | null;
}

export interface Frame {
  kind: 'snapshot' | 'delta' | 'heartbeat';
  epoch: string;
  fromSeq: number;
  toSeq: number;
  rows: GridRow[];
  removed: string[];
  more: boolean;
  total: number;
  at: number;
}

export interface Named {
  id: string;
  name: string;
}

/** A lead over HTTP. Times are ISO 8601. */
export interface LeadRow {
  id: string;
  version: number;
  status: LeadStatus;
  score: number;
  campaign: string;
  seller: string;
  broker: Named | null;
  firstName: string;
  lastName: string;
  /** E.164; to brokers its last two digits only: `(•••) •••-••88`. */
  phone: string | null;
  email: string | null;
  city: string | null;
  state: string | null;
  receivedAt: string;
  updatedAt: string;
  appointmentAt: string | null;
  flags: string[];
  callDueAt: string | null;
  pullBackAt: string | null;
}

export interface Address {
  street?: string | null;
  city?: string | null;
  state?: string | null;
  zip?: string | null;
  country?: string | null;
}

export interface Consent {
  channels?: string[];
  sellers?: string[];
  phone?: string | null;
  text?: string | null;
  disclosureVersion?: string | null;
  method?: string | null;
  at?: string | null;
  ip?: string | null;
  userAgent?: string | null;
  formUrl?: string | null;
  certificateUrl?: string | null;
}

export interface Money {
  amount: number;
  currency: string;
}

export interface ScoreReason {
  reason: string;
  points: number;
}

export interface RepairedValue {
  field: string;
  what: string;
  before: string;
  after: string;
}

export interface PhoneFacts {
  type: string;
  region: string;
  location?: string | null;
}

export type Scalar = string | number | boolean;

export interface LeadView extends LeadRow {
  address: Address | null;
  attributes: Record<string, Scalar>;
  consent: Consent | null;
  externalId: string | null;
  cost: Money | null;
  revenue: Money | null;
  scoreReasons: ScoreReason[];
  repairs: RepairedValue[];
  phoneFacts: PhoneFacts | null;
  reason: string | null;
  commands: (CommandName | FollowUpCommandName)[];
  /** Its run through a sequence; null: none. */
  followUp: FollowUpView | null;
  speed: SpeedToLead;
}

export type CommandName = 'contacted' | 'notes' | 'appointment' | 'appointment/kept' | 'appointment/no-show' | 'appointment/cancel' | 'win' | 'lose' | 'return';

/** What a command posts; its name is the last part of the path. */
export type LeadCommand =
  | { name: 'contacted'; body: { note?: string } }
  | { name: 'notes'; body: { text: string } }
  | { name: 'appointment'; body: { at: string; note?: string } }
  | { name: 'appointment/kept'; body: { note?: string } }
  | { name: 'appointment/no-show'; body: { note?: string } }
  | { name: 'appointment/cancel'; body: { reason: string; note?: string } }
  | { name: 'win'; body: { revenue?: number; currency?: string; note?: string } }
  | { name: 'lose'; body: { reason: string; note?: string } }
  | { name: 'return'; body: { reason: string; note?: string } };

export interface RoutingCandidate {
  brokerId: string;
  brokerName: string;
  eligible: boolean;
  reasons: string[];
  weight: number;
}

export interface RoutingExplanation {
  chosen: string | null;
  rule: string;
  candidates: RoutingCandidate[];
}

export interface TimelineEntry {
  version: number;
  at: string;
  kind: string;
  by: string;
  title: string;
  text: string | null;
  routing: RoutingExplanation | null;
  /** For messages and calls: what each rule of contact law said. */
  reasons?: PermitReason[] | null;
}

export type ContactChannel = 'sms' | 'voice' | 'ai_voice' | 'email';
export type PermitOutcome = 'allow' | 'deny' | 'defer';

export interface PermitReason {
  rule: string;
  source: string;
  outcome: PermitOutcome;
  sentence: string;
}

/** Whether somebody may be contacted, and every rule that had a say. */
export interface PermitAnswer {
  decision: PermitOutcome;
  until: string | null;
  expires: string | null;
  reasons: PermitReason[];
  dataVersion: string;
}

export interface CallPermit {
  phone: string | null;
  answer: PermitAnswer;
}

export type MessageState = 'queued' | 'unknown' | 'sent' | 'delivered' | 'failed' | 'refused' | 'received';

export interface LeadMessage {
  id: string;
  channel: ContactChannel;
  state: MessageState;
  at: string;
  updatedAt: string;
  by: string;
  subject: string | null;
  text: string;
  purpose: string | null;
  reasons: PermitReason[];
  until: string | null;
  code: string | null;
  template: string | null;
  engagement: MessageEngagement | null;
  /** Our number that it left from, or came to. */
  number?: string | null;
}

/** Who had an e-mail shown and followed its links. Times are the first; counts have a bound. */
export interface MessageEngagement {
  openedAt: string | null;
  machineOpenedAt: string | null;
  clickedAt: string | null;
  machineClickedAt: string | null;
  opens: number;
  machineOpens: number;
  clicks: number;
  machineClicks: number;
}

export interface TimelinePage {
  entries: TimelineEntry[];
  next: string | null;
}

export interface LeadSearch {
  phone?: string;
  email?: string;
  lastName?: string;
  externalId?: string;
  limit?: number;
  cursor?: string | null;
}

export interface LeadPage {
  leads: LeadRow[];
  next: string | null;
}

export type ConditionOperator = 'exists' | 'missing' | 'in' | 'not_in' | 'at_least' | 'at_most';

export interface Condition {
  field: string;
  operator: ConditionOperator;
  values: string[];
}

export type LeadFieldType = 'text' | 'number' | 'boolean' | 'date' | 'choice';

export interface LeadField {
  name: string;
  type: LeadFieldType;
  required: boolean;
  minimum: string | null;
  maximum: string | null;
  values: string[];
  description: string;
}

export interface ScoreRule {
  reason: string;
  points: number;
  when: Condition[];
}

export interface CampaignDefinition {
  code: string;
  name: string;
  active: boolean;
  description: string;
  requiredFields: string[];
  fields: LeadField[];
  criteria: { condition: Condition; message: string }[];
  duplicateWindowDays: number;
  scorecard: { base: number; rules: ScoreRule[] };
  members: { brokerId: string; weight: number }[];
  currency: string;
  version: number;
  outreach: OutreachSettings;
  followUp: FollowUpSettings;
}

/** In whose name a campaign's people are contacted, and by which number and address; null: it sends none. */
export interface OutreachSettings {
  seller: string | null;
  productLine: string | null;
  textNumber: string | null;
  mailFrom: string | null;
  mailFromName: string | null;
  postalAddress: string | null;
  textsPerSecond: number;
  measureOpens: boolean;
  /** A consent to e-mail by form counts once the person has confirmed it. */
  doubleOptIn: boolean;
  reminders: AppointmentReminder[];
}

/** What a seller needs to post to a campaign. */
export interface PostingSpecification {
  code: string;
  name: string;
  description: string;
  active: boolean;
  fields: LeadField[];
  criteria: { field: string; operator: ConditionOperator; values: string[]; message: string }[];
  duplicateWindowDays: number;
  example: Record<string, unknown>;
  url: string;
}

export type DayOfWeek = 'sunday' | 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday';

export interface BrokerProfile {
  id: string;
  name: string;
  licences: string[];
  filters: Condition[];
  hours: { timeZone: string; intervals: { day: DayOfWeek; fromMinute: number; toMinute: number }[] };
  caps: { daily: number | null; monthly: number | null; open: number | null };
  /** Calls of sequences that stand due at once; null: as many as there are. */
  callsPerDay?: number | null;
  paused: boolean;
  version: number;
  booking: BookingSettings;
  absences: BrokerAbsence[];
}

export type IntakeOutcome = 'accepted' | 'duplicate' | 'rejected' | 'key_reused';

/** What became of one post, single or as a line of a batch. */
export interface IntakeAnswer {
  outcome: IntakeOutcome;
  leadId?: string | null;
  duplicateOf?: string | null;
  score?: number | null;
  scoreReasons?: ScoreReason[];
  broker?: Named | null;
  status?: LeadStatus | null;
  errors?: Record<string, string[]> | null;
  repairs?: { field: string; what: string }[];
  flags?: string[];
  warnings?: string[];
  replay?: boolean;
  test?: boolean;
}

export interface BatchResult extends IntakeAnswer {
  line: number;
}

export type TemplateChannel = 'sms' | 'email';
export type TemplateStatus = 'draft' | 'submitted' | 'approved' | 'retired';
export type TemplatePurpose = 'marketing' | 'appointment' | 'legal';

export interface TemplateContent {
  name: string;
  purpose: TemplatePurpose;
  sender: string;
  subject: string;
  text: string;
  html: string | null;
  optOut: string;
}

export interface TemplateSignature {
  id: string;
  name: string;
  at: string;
}

export interface TemplateVersion {
  number: number;
  content: TemplateContent;
  status: TemplateStatus;
  author: TemplateSignature;
  approval: TemplateSignature | null;
}

export interface MessageTemplate {
  id: string;
  channel: TemplateChannel;
  revision: number;
  versions: TemplateVersion[];
}

export interface TemplateDraft {
  channel: TemplateChannel;
  content: TemplateContent;
}

export interface TextLength {
  alphabet: 'gsm7' | 'ucs2';
  units: number;
  segments: number;
  cost: Money;
}

export interface TemplatePreview {
  subject: string | null;
  text: string;
  html: string | null;
  length: TextLength | null;
  missing: string[];
  warnings: string[];
  plainer: { text: string; length: TextLength } | null;
}

export type ContactPurpose = 'marketing' | 'reply' | 'appointment' | 'opt_out_confirmation' | 'legal';

/** A row of contact law as it is written; holiday years have other fields. */
export interface LawRow {
  id?: string;
  kind?: string;
  value?: Record<string, unknown>;
  jurisdiction: string;
  channels?: ContactChannel[];
  purposes?: ContactPurpose[];
  source: string;
  mark: string;
  effectiveFrom?: string;
  effectiveTo?: string;
  year?: number;
  days?: Record<string, string>;
}

export interface RuleRow {
  id: string;
  origin: 'shipped' | 'changed' | 'added';
  row: LawRow;
  shipped: LawRow | null;
}

export type RuleListName = 'rules' | 'holidays';

export interface RuleBook {
  version: string;
  number: number;
  rules: RuleRow[];
  holidays: RuleRow[];
  unfit: { number: number; list: RuleListName; id: string; row: LawRow; why: string }[];
}

export interface RuleChange {
  list: RuleListName;
  action: 'add' | 'replace' | 'end' | 'restore';
  id: string;
  row?: unknown;
  effectiveTo?: string;
}

export interface RuleHistoryChange {
  number: number;
  version: string;
  at: string;
  by: string;
  reason: string;
  laxer: boolean;
  rows: { list: RuleListName; action: RuleChange['action']; id: string; before: LawRow | null; after: LawRow }[];
}

export interface RuleHistory {
  changes: RuleHistoryChange[];
  next: number | null;
}

export interface RuleTrial {
  now: PermitAnswer;
  draft: PermitAnswer;
  laxer: string[];
}

export type ListKind = 'national' | 'own' | 'litigators' | 'reassigned' | 'seller';

export interface SuppressionList {
  listId: number;
  kind: ListKind;
  name: string;
  seller: string | null;
  areaCodes: string[];
  asOf: string;
  state: 'staging' | 'current' | 'replaced' | 'retired' | 'abandoned';
  rows: number;
  accepted: number;
  createdBy: string;
  currentAt: string | null;
  endedAt: string | null;
  endedBy: string | null;
  goodUntil: string | null;
  tooOld: boolean;
}

/** A contact that should not have been made, by the second judgement. */
export interface AccuracyDifference {
  at: string;
  contact: string;
  permitId: string | null;
  messageId: string | null;
  channel: ContactChannel | null;
  purpose: string | null;
  objections: string[];
  senderSaid: string[];
  dataVersion: string | null;
}

export interface AccuracyDay {
  day: string;
  zone: string;
  judged: number;
  right: number;
  erased: number;
  /** From 0 to 1; null: nobody was contacted. */
  accuracy: number | null;
  differences: AccuracyDifference[];
  /** Null: it waits, or is being judged. */
  doneAt: string | null;
}

export type Circuit = 'closed' | 'half_open' | 'open';

/** One provider as one silo sees it; counts are of the last 24 hours, or from `countedSince` on where that is later. */
export interface ProviderInSilo {
  silo: string;
  circuit: Circuit;
  lastSuccess: string | null;
  lastFailure: { at: string; code: string } | null;
  countedSince: string;
  accepted: number;
  refused: number;
  notSent: number;
  unknown: number;
  costToday: Money | null;
  perSecond: number | null;
  atOnce: number;
  fallback: string | null;
}

export interface ProviderStatus {
  provider: string;
  channel: ContactChannel;
  configured: boolean;
  /** Null: nothing stands in, and messages wait. */
  fallback: string | null;
  accepted: number;
  refused: number;
  notSent: number;
  unknown: number;
  costToday: Money | null;
  silos: ProviderInSilo[];
}

export interface ProvidersView {
  at: string;
  silos: { name: string; address: string; answers: boolean }[];
  providers: ProviderStatus[];
  /** Null: the database did not answer. */
  outbox: { due: number; more: boolean; oldestSeconds: number } | null;
}

export interface ListImported {
  listId: number;
  rows: number;
  accepted: number;
  faults: { line: number; problem: string }[];
}

/** One of the operator's own, to whom templates are sent to try them. */
export interface TestRecipient {
  id: string;
  channel: TemplateChannel;
  name: string;
  address: string;
  addedBy: string;
  addedAt: string;
}

export interface TestRecipients {
  recipients: TestRecipient[];
  /** What the owner of a recipient agrees to. */
  agreement: string;
  limit: number;
}

export interface TestOutcome {
  end: 'accepted' | 'not_allowed' | 'not_yet' | 'refused' | 'not_sent' | 'unknown';
  version: number;
  problem: string | null;
  code: string | null;
  until: string | null;
  reasons: PermitReason[];
}

// Consent forms

export type FormLanguage = 'en' | 'es';
export type FormStatus = 'draft' | 'published' | 'retired';

export interface FormDisclosure {
  channel: ContactChannel;
  /** `{{sellers}}` stands for the named sellers. */
  text: string;
}

export interface FormTexts {
  language: FormLanguage;
  heading: string;
  introduction: string;
  button: string;
  thanks: string;
  disclosures: FormDisclosure[];
}

export interface FormField {
  name: string;
  required: boolean;
  labels: { language: FormLanguage; text: string }[];
}

export interface FormContent {
  texts: FormTexts[];
  fields: FormField[];
  sellers: string[];
  privacyUrl: string;
  thanksUrl: string | null;
  frameOrigins: string[];
}

export interface FormVersion {
  number: number;
  content: FormContent;
  status: FormStatus;
  author: { id: string; name: string; at: string };
  publication: { id: string; name: string; at: string } | null;
}

/** A campaign's hosted form in all its versions, oldest first. */
export interface CampaignForm {
  campaign: string;
  revision: number;
  versions: FormVersion[];
}

/** How a broker's time is offered to people who book by themselves. */
export interface BookingSettings {
  slotMinutes: number;
  bufferMinutes: number;
  noticeMinutes: number;
  horizonDays: number;
}

/** Days off, both included, on the broker's own calendar. */
export interface BrokerAbsence {
  from: string;
  to: string;
  note: string | null;
}

export interface CalendarItem {
  leadId: string;
  firstName: string;
  at: string;
  minutes: number;
  status: LeadStatus;
  overdue: boolean;
}

export interface BrokerCalendar {
  version: number;
  booking: BookingSettings;
  absences: BrokerAbsence[];
  timeZone: string;
  /** The secret address that calendar programs read. */
  feed: string;
  appointments: CalendarItem[];
}

/** A message before an appointment; without a template it is not sent. */
export interface AppointmentReminder {
  beforeMinutes: number;
  channel: 'sms' | 'email';
  template: string | null;
}

/** Numbers of steps in a campaign. */
export interface CampaignCounts {
  received: number;
  accepted: number;
  duplicate: number;
  queued: number;
  assigned: number;
  contacted: number;
  appointmentSet: number;
  won: number;
  lost: number;
  returned: number;
  appointmentKept: number;
  noShow: number;
  appointmentCancelled: number;
}

export interface CampaignCounters {
  campaign: string;
  from: string;
  to: string;
  asOf: string;
  total: CampaignCounts;
}

export type SequenceStepKind = 'text' | 'email' | 'call' | 'wait' | 'branch' | 'end';
export type SequenceConditionKind = 'replied' | 'score' | 'disposition' | 'time_of_day';

export interface SequenceCondition {
  kind: SequenceConditionKind;
  score?: number | null;
  statuses?: LeadStatus[];
  /** Minutes after midnight by the person's clock. */
  from?: number | null;
  to?: number | null;
}

/** One step of a sequence. What does not belong to its kind is left out. */
export interface SequenceStep {
  id: string;
  kind: SequenceStepKind;
  template?: string | null;
  note?: string | null;
  urgent?: boolean;
  /** Of a wait: either so many minutes, or until a day of the run, of which the first is 1. */
  minutes?: number | null;
  day?: number | null;
  /** With `day`: minutes after midnight by the person's clock. */
  timeOfDay?: number | null;
  if?: SequenceCondition | null;
  /** Of a branch: a step further on; null: the next. */
  then?: string | null;
  else?: string | null;
}

export type ReplyAction = 'pause' | 'stop' | 'go_on';

/** What ends a run early. */
export interface SequenceStops {
  onReply: ReplyAction;
  /** A call of at least so many seconds in which the person was reached; null: no call does. */
  callSeconds: number | null;
  statuses: LeadStatus[];
}

export interface SequenceContent {
  name: string;
  steps: SequenceStep[];
  stops: SequenceStops;
  includeFlagged: boolean;
}

export type SequenceStatus = 'draft' | 'live' | 'past';

export interface SequenceVersion {
  number: number;
  status: SequenceStatus;
  content: SequenceContent;
  by: string;
  at: string;
}

export interface FollowUpSequence {
  campaign: string;
  id: string;
  revision: number;
  /** The oldest first. */
  versions: SequenceVersion[];
}

export interface LiveSequence {
  id: string;
  name: string;
}

export interface ShippedSequence {
  id: string;
  why: string;
  content: SequenceContent;
}

/** For whom a sequence is rehearsed; without a lead, for an invented person of the state who has agreed to everything. */
export interface SequenceRehearsal {
  draft: SequenceContent;
  leadId?: string;
  state?: string;
  at?: string;
  leads?: number;
}

export interface RehearsedDelay {
  from: string;
  until: string;
  because: string[];
  /** Empty: it was no rule of law. */
  reasons: PermitReason[];
}

export interface RehearsedStep {
  step: string;
  kind: SequenceStepKind;
  at: string;
  /** Why it is left out; null: it is taken. */
  why: string | null;
  putOff: RehearsedDelay[];
}

export interface SequencePreview {
  steps: RehearsedStep[];
  end: string;
  endsAt: string;
  /** The person's, an IANA name; null: not known. */
  timeZone: string | null;
}

export interface SequenceDryRun {
  leads: number;
  steps: { step: string; kind: SequenceStepKind; reached: number; taken: number; putOff: number; leftOut: number; rules: { rule: string; times: number }[] }[];
  ends: { end: string; leads: number }[];
}

/** Closed leads that go back to routing after a rest. */
export interface RecycleRule {
  status: LeadStatus;
  /** Of that reason only; null: of any. */
  reason: string | null;
  restHours: number;
  most: number;
}

/** What LeadGrid does of its own accord with a campaign's leads. */
export interface FollowUpSettings {
  arrival: string | null;
  pullBackMinutes: number | null;
  recycle: RecycleRule[];
  recycled: string | null;
}

export type FollowUpStatus = 'running' | 'waiting' | 'paused' | 'stopped' | 'finished';

/** A call that the broker is to make. */
export interface CallTask {
  step: string;
  since: string;
  note: string | null;
}

export interface FollowUpView {
  sequence: string;
  version: number;
  status: FollowUpStatus;
  startedAt: string;
  /** When it goes on; null: it does not by itself. */
  dueAt: string | null;
  nextStep: string | null;
  because: string[];
  /** Why it is paused or was stopped. */
  reason: string | null;
  call: CallTask | null;
}

/** The clocks of a lead; null where it has not come so far. */
export interface SpeedToLead {
  assignedAt: string | null;
  noticedAt: string | null;
  /** A person first tried to reach the lead's. */
  touchedAt: string | null;
  /** LeadGrid itself first sent something. */
  automaticAt: string | null;
}

export type CallOutcome = 'reached' | 'no_answer' | 'voicemail' | 'busy' | 'wrong_number';
export type FollowUpCommandName = 'calls' | 'follow-up/start' | 'follow-up/pause' | 'follow-up/resume' | 'follow-up/stop';

/** Commands of a lead's run; posted like the others. */
export type FollowUpCommand =
  | { name: 'calls'; body: { outcome: CallOutcome; seconds?: number; note?: string } }
  | { name: 'follow-up/start'; body: { sequence: string } }
  | { name: 'follow-up/pause' | 'follow-up/resume' | 'follow-up/stop'; body: Record<string, never> };

export interface SpeedClock {
  /** How many came so far. */
  leads: number;
  medianSeconds: number | null;
  p90Seconds: number | null;
}

export interface SpeedClocks {
  leads: number;
  routing: SpeedClock;
  notice: SpeedClock;
  human: SpeedClock;
  automatic: SpeedClock;
  firstTouch: SpeedClock;
}

/** Speed-to-lead of a campaign: in all, and of the leads that came in allowed hours. */
export interface CampaignSpeed {
  campaign: string;
  from: string;
  to: string;
  all: SpeedClocks;
  inHours: SpeedClocks;
}

export type NumberKind = 'local' | 'toll_free' | 'short_code';
export type NumberState = 'active' | 'resting' | 'quarantined';

/** For whom a number sends, and how much. */
export interface NumberTerms {
  /** Null: any campaign. */
  campaign: string | null;
  /** Null: any broker's leads. */
  broker: string | null;
  /** Parts of texts. */
  perSecond: number;
  /** Parts of texts from midnight to midnight in Los Angeles; null: no limit. */
  perDay: number | null;
}

/** One of our numbers. */
export interface PoolNumber {
  number: string;
  kind: NumberKind;
  terms: NumberTerms;
  state: NumberState;
  version: number;
  areaCode: string | null;
  region: string | null;
  sentToday: number;
  delivered: number;
  failed: number;
  /** Held back by carriers. */
  blocked: number;
  restsUntil: string | null;
  restsBecause: string | null;
  quarantinedUntil: string | null;
  addedAt: string;
  changedAt: string;
  changedBy: string;
}

export interface NumberPool {
  numbers: PoolNumber[];
  limit: number;
}
