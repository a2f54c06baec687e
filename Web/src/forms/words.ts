import type { CampaignDefinition, ContactChannel, FormContent, FormLanguage, FormStatus, FormTexts } from '../api/contract';

export const languages: readonly { code: FormLanguage; name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'es', name: 'Spanish' },
];

export const channels: readonly { channel: ContactChannel; name: string }[] = [
  { channel: 'sms', name: 'Texts' },
  { channel: 'voice', name: 'Calls by a person' },
  { channel: 'ai_voice', name: 'Calls with an artificial voice' },
  { channel: 'email', name: 'E-mail' },
];

export const standardFields: readonly { name: string; label: string }[] = [
  { name: 'firstName', label: 'First name' },
  { name: 'lastName', label: 'Last name' },
  { name: 'phone', label: 'Phone number' },
  { name: 'email', label: 'E-mail address' },
  { name: 'address.street', label: 'Street and number' },
  { name: 'address.city', label: 'City' },
  { name: 'address.state', label: 'State' },
  { name: 'address.zip', label: 'ZIP code' },
];

export const statusWords: Record<FormStatus, string> = { draft: 'Draft', published: 'Published', retired: 'Was published' };

const condition: Record<FormLanguage, string> = {
  en: 'Consent is not a condition of any purchase.',
  es: 'El consentimiento no es condición para comprar nada.',
};

const agree: Record<FormLanguage, Record<ContactChannel, string>> = {
  en: {
    sms: 'I agree that {{sellers}} may send me automated marketing texts at the number above.',
    voice: 'I agree that {{sellers}} may call me about offers at the number above.',
    ai_voice: 'I agree that {{sellers}} may call me with an artificial or prerecorded voice at the number above.',
    email: 'I agree that {{sellers}} may send me offers by e-mail.',
  },
  es: {
    sms: 'Acepto que {{sellers}} me envíe mensajes de texto publicitarios automatizados al número indicado.',
    voice: 'Acepto que {{sellers}} me llame al número indicado para hacerme ofertas.',
    ai_voice: 'Acepto que {{sellers}} me llame al número indicado con una voz artificial o pregrabada.',
    email: 'Acepto que {{sellers}} me envíe ofertas por correo electrónico.',
  },
};

/** A disclosure that the server takes as it is. */
export function disclosure(language: FormLanguage, channel: ContactChannel): string {
  return channel === 'email' ? agree[language][channel] : `${agree[language][channel]} ${condition[language]}`;
}

export function textsIn(language: FormLanguage, heading: string, of: readonly ContactChannel[]): FormTexts {
  return { language, heading, introduction: '', button: '', thanks: '', disclosures: of.map((channel) => ({ channel, text: disclosure(language, channel) })) };
}

/** What a campaign without a form begins with. */
export function blankForm(campaign: CampaignDefinition): FormContent {
  const own = campaign.fields.filter((field) => field.required).map((field) => `attributes.${field.name}`);
  const asked = ['firstName', 'lastName', 'phone', 'email', ...campaign.requiredFields.filter((name) => name.startsWith('address.')), ...own];
  return {
    texts: [textsIn('en', campaign.name, ['sms', 'voice', 'email'])],
    fields: [...new Set(asked)].map((name) => ({
      name,
      required: true,
      labels: name.startsWith('attributes.') ? [{ language: 'en' as const, text: labelOf(campaign, name) }] : [],
    })),
    sellers: campaign.outreach.seller === null ? [] : [campaign.outreach.seller],
    privacyUrl: '',
    thanksUrl: null,
    frameOrigins: [],
  };
}

/** What the editor calls a field. */
export function labelOf(campaign: CampaignDefinition, name: string): string {
  const own = campaign.fields.find((field) => `attributes.${field.name}` === name);
  return standardFields.find((field) => field.name === name)?.label ?? (own === undefined || own.description === '' ? name.replace('attributes.', '') : own.description);
}

/** The HTML by which another site shows the form. */
export function embedCode(origin: string, campaign: string, heading: string): string {
  const title = heading.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<iframe src="${origin}/f/${campaign}?embed=1" title="${title}" width="100%" height="900" style="border: 0"></iframe>`;
}
