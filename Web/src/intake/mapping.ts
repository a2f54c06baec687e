import type { LeadField } from '../api/contract';

/** Where a column goes: the path of a field of the post, or null to leave it out. */
export type Mapping = readonly (string | null)[];

export interface Target {
  path: string;
  label: string;
  group: 'Lead' | 'Address' | 'Consent' | 'Campaign fields' | 'Other';
}

/** Names under which a field goes about in files, beside its own. Compared without case, spaces and punctuation. */
const known: readonly (Target & { aliases: readonly string[] })[] = [
  { path: 'firstName', label: 'First name', group: 'Lead', aliases: ['first', 'fname', 'givenname', 'forename'] },
  { path: 'lastName', label: 'Last name', group: 'Lead', aliases: ['last', 'lname', 'surname', 'familyname'] },
  { path: 'phone', label: 'Phone', group: 'Lead', aliases: ['phone1', 'phonenumber', 'mobile', 'mobilephone', 'cell', 'cellphone', 'telephone', 'tel', 'primaryphone', 'homephone'] },
  { path: 'email', label: 'Email', group: 'Lead', aliases: ['emailaddress', 'mail', 'email1'] },
  { path: 'externalId', label: 'Seller’s id', group: 'Lead', aliases: ['id', 'leadid', 'reference', 'ref', 'recid'] },
  { path: 'cost', label: 'Cost', group: 'Lead', aliases: ['price', 'leadcost'] },
  { path: 'currency', label: 'Currency', group: 'Lead', aliases: [] },
  { path: 'address.street', label: 'Street', group: 'Address', aliases: ['street', 'address', 'address1', 'streetaddress', 'addressline1'] },
  { path: 'address.city', label: 'City', group: 'Address', aliases: ['city', 'town', 'suburb'] },
  { path: 'address.state', label: 'State', group: 'Address', aliases: ['state', 'province', 'region', 'st'] },
  { path: 'address.zip', label: 'Zip', group: 'Address', aliases: ['zip', 'zipcode', 'postalcode', 'postcode'] },
  { path: 'address.country', label: 'Country', group: 'Address', aliases: ['country', 'countrycode'] },
  { path: 'consent.text', label: 'Consent: words', group: 'Consent', aliases: ['consenttext', 'disclosure'] },
  { path: 'consent.at', label: 'Consent: time', group: 'Consent', aliases: ['consentat', 'consenttime', 'consentdate', 'optindate'] },
  { path: 'consent.ip', label: 'Consent: IP address', group: 'Consent', aliases: ['ip', 'ipaddress'] },
  { path: 'consent.formUrl', label: 'Consent: form', group: 'Consent', aliases: ['formurl', 'url', 'landingpage', 'sourceurl'] },
  { path: 'consent.certificateUrl', label: 'Consent: certificate', group: 'Consent', aliases: ['certificateurl', 'trustedform', 'trustedformcerturl', 'certurl'] },
];

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z\d]/g, '');

/** What a column of a campaign's file can be mapped to. */
export function targetsFor(fields: readonly LeadField[]): Target[] {
  const own = fields.map((field): Target => ({ path: `attributes.${field.name}`, label: field.name, group: 'Campaign fields' }));
  return [...known.map(({ path, label, group }) => ({ path, label, group })), ...own];
}

/**
 * Guesses where columns go, by their names. Each field is given once; what is not recognised becomes an attribute
 * of its own name, so that nothing of a file is lost unless the user leaves it out.
 */
export function guess(columns: readonly string[], fields: readonly LeadField[]): (string | null)[] {
  const taken = new Set<string>();
  const take = (path: string): string | null => {
    if (taken.has(path)) return null;
    taken.add(path);
    return path;
  };

  const byField = new Map(fields.map((field) => [bare(field.name), `attributes.${field.name}`]));
  const byName = new Map(known.flatMap((target) => [[bare(target.path), target.path], ...target.aliases.map((alias) => [alias, target.path])] as [string, string][]));
  return columns.map((column) => {
    const name = bare(column);
    // The campaign's own field goes first: it was named for this.
    const path = byField.get(name) ?? byName.get(name);
    return (path === undefined ? null : take(path)) ?? take(attributeOf(column));
  });
}

/** An attribute's path for a column that is no known field. */
export const attributeOf = (column: string): string => `attributes.${column.trim().replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_+|_+$/g, '') || 'column'}`;

/** What is wrong with a mapping, in sentences. */
export function faultsOf(mapping: Mapping): string[] {
  const used = mapping.filter((path) => path !== null);
  const faults = [...new Set(used.filter((path, index) => used.indexOf(path) !== index))].map((path) => `Two columns go to ${path}. Leave one of them out.`);
  if (!used.includes('phone') && !used.includes('email')) faults.push('No column goes to phone or email: a lead needs one of them.');
  return faults;
}

/** The query value: `column:field,...` of the columns that are posted. */
export function mapQuery(columns: readonly string[], mapping: Mapping): string {
  return columns.flatMap((column, index) => (mapping[index] == null ? [] : [`${column}:${mapping[index]}`])).join(',');
}

/** The fields of the columns that are posted. A short record is filled up. */
export function mapped(fields: readonly string[], mapping: Mapping): string[] {
  return mapping.flatMap((path, index) => (path === null ? [] : [fields[index] ?? '']));
}
