import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import type { CampaignDefinition, FollowUpSequence, SequenceStatus } from '../api/contract';
import { broker, campaign, counters, speed } from '../testing/fixtures';
import { administrator, expectAccessible, openApp } from '../testing/render';
import { server } from '../testing/server';
import { blank, definitionOf, draftOf, isDefinition, type Draft } from './definition';

interface Put {
  body: CampaignDefinition;
  version: string | null;
}

const sequence = (id: string, name: string, status: SequenceStatus): FollowUpSequence => ({
  campaign: 'solar-us',
  id,
  revision: 1,
  versions: [{ number: 1, status, by: 'Avery Admin', at: '2026-03-04T12:00:00Z', content: { name, steps: [], stops: { onReply: 'pause', callSeconds: 60, statuses: [] }, includeFlagged: false } }],
});

async function openCampaigns(path: string, campaigns = [campaign()], brokers = [broker(), broker({ id: 'elm', name: 'Elm Partners' })]) {
  const state = { stored: campaigns, puts: [] as Put[], answer: null as null | (() => Response), sequences: [sequence('twelve-days', 'Twelve days', 'live'), sequence('later', 'Later', 'draft')] };
  server.use(
    http.get('*/api/v1/campaigns', () => HttpResponse.json(state.stored)),
    http.get('*/api/v1/campaigns/:code', ({ params }) => {
      const found = state.stored.find((each) => each.code === params['code']);
      return found === undefined ? HttpResponse.json({}, { status: 404 }) : HttpResponse.json(found);
    }),
    http.put('*/api/v1/campaigns/:code', async ({ request }) => {
      state.puts.push({ body: (await request.json()) as CampaignDefinition, version: request.headers.get('If-Match') });
      return state.answer === null ? HttpResponse.json({}) : state.answer();
    }),
    http.get('*/api/v1/brokers', () => HttpResponse.json(brokers)),
    http.get('*/api/v1/campaigns/:code/counters', () => HttpResponse.json(counters)),
    http.get('*/api/v1/campaigns/:code/speed', () => HttpResponse.json(speed)),
    http.get('*/api/v1/campaigns/:code/sequences', () => HttpResponse.json({ sequences: state.sequences })),
    http.get('*/api/v1/campaigns/:code/mailings', () => HttpResponse.json({ mailings: [] })),
  );
  return { ...(await openApp(administrator, path)), state };
}

describe('Speed to lead', () => {
  test('tells people and machine apart, in all and in allowed hours', async () => {
    await openCampaigns('/campaigns/solar-us');
    const table = within(await screen.findByRole('region', { name: 'Clocks' }));
    const row = (name: RegExp) => within(table.getByRole('row', { name })).getAllByRole('cell').map((cell) => cell.textContent);
    expect(row(/^Arrival until a person first/)).toEqual(['4 min', '2 h', '1 min', '10 min']);
    expect(row(/^Arrival until LeadGrid/)).toEqual(['2 s', '50 s', '—', '—']);
  });
});

describe('The list of campaigns', () => {
  test('leads to each one and to its specification', async () => {
    await openCampaigns('/campaigns', [campaign(), campaign({ code: 'old', name: 'Old', active: false, description: '' })]);
    expect((await screen.findByRole('link', { name: 'Solar, United States' })).getAttribute('href')).toBe('/campaigns/solar-us');
    expect(screen.getAllByRole('link', { name: 'Posting specification' })[0]!.getAttribute('href')).toBe('/specification/solar-us');
    expect(screen.getByText('Inactive')).toBeTruthy();
    await expectAccessible();
  });

  test('that is empty, or cannot be read, says so', async () => {
    const { actor } = await openCampaigns('/campaigns', []);
    expect(await screen.findByRole('heading', { name: 'No campaigns yet' })).toBeTruthy();
    server.use(http.get('*/api/v1/campaigns', () => HttpResponse.json({}, { status: 500 })));
    await actor.click(screen.getByRole('link', { name: 'New campaign' }));
    expect(await screen.findByRole('heading', { name: 'New campaign' })).toBeTruthy();
  });
});

describe('A campaign', () => {
  test('is changed and saved with its version', async () => {
    const { actor, state } = await openCampaigns('/campaigns/solar-us');
    const name = await screen.findByLabelText('Name');
    await expectAccessible();
    await actor.clear(name);
    await actor.type(name, 'Solar');
    await actor.clear(screen.getByLabelText('Description'));
    await actor.clear(screen.getByLabelText('Duplicate window (days)'));
    await actor.type(screen.getByLabelText('Duplicate window (days)'), '14');
    await actor.clear(screen.getByLabelText('Currency'));
    await actor.type(screen.getByLabelText('Currency'), 'eur');
    await actor.click(screen.getByRole('checkbox', { name: /Active/ }));
    await actor.click(screen.getByRole('checkbox', { name: 'Phone' }));
    await actor.click(screen.getByRole('checkbox', { name: 'Email' }));
    await actor.selectOptions(await screen.findByLabelText('Add a broker'), 'elm');
    await actor.clear(screen.getByLabelText('Weight of Elm Partners'));
    await actor.type(screen.getByLabelText('Weight of Elm Partners'), '9');
    expect(screen.getByText('75 %')).toBeTruthy();
    await actor.click(screen.getByRole('button', { name: 'Remove Alder Insurance' }));
    await actor.click(screen.getByRole('button', { name: 'Save campaign' }));
    expect(await screen.findByText('Solar is saved.')).toBeTruthy();
    expect(state.puts[0]!.version).toBe('"4"');
    expect(state.puts[0]!.body).toEqual(
      campaign({ name: 'Solar', description: '', duplicateWindowDays: 14, currency: 'EUR', active: false, requiredFields: ['firstName', 'email'], members: [{ brokerId: 'elm', weight: 9 }] }),
    );
    expect(location.pathname).toBe('/campaigns');
  });

  test('says in whose name, by which number and from which address people hear of it', async () => {
    const { actor, state } = await openCampaigns('/campaigns/solar-us');
    const retype = async (label: string, text: string): Promise<void> => {
      await actor.clear(screen.getByLabelText(label));
      if (text !== '') await actor.type(screen.getByLabelText(label), text);
    };
    await screen.findByRole('region', { name: 'Outreach' });
    await retype('Number that texts are sent from', '+1 (201) 555-0199');
    await retype('Texts a second', '0.5');
    await retype('Address that e-mails are sent from', '');
    await retype('Contact is made in the name of', ' Anchor ');
    await actor.click(screen.getByRole('checkbox', { name: /Tell when e-mails are opened/ }));
    await actor.click(screen.getByRole('button', { name: 'Save campaign' }));
    await waitFor(() =>
      expect(state.puts[0]!.body.outreach).toEqual({ ...campaign().outreach, seller: 'Anchor', textNumber: '+12015550199', textsPerSecond: 0.5, mailFrom: null, measureOpens: false }),
    );
  });

  test('with a number that is none is told so by us, or by the server', async () => {
    const { actor, state } = await openCampaigns('/campaigns/solar-us');
    const number = await screen.findByLabelText('Number that texts are sent from');
    await actor.clear(number);
    await actor.type(number, '555');
    await actor.click(screen.getByRole('button', { name: 'Save campaign' }));
    expect(screen.getByText('Begin with + and the country, such as +1 201 555 0142.')).toBeTruthy();
    await actor.clear(number);
    state.answer = () => HttpResponse.json({ errors: { 'outreach.postalAddress': ['Write it on one line.'] } }, { status: 422 });
    await actor.click(screen.getByRole('button', { name: 'Save campaign' }));
    expect(await screen.findByText('Write it on one line.')).toBeTruthy();
    expect(screen.getByLabelText('Postal address').getAttribute('aria-invalid')).toBe('true');
  });

  test('says what follows leads up, when they are taken back, and which come again', async () => {
    const { actor, state } = await openCampaigns('/campaigns/solar-us', [campaign({ followUp: { arrival: 'older', pullBackMinutes: 30, recycle: [{ status: 'no_show', reason: 'Sick', restHours: 48, most: 2 }], recycled: null } })]);
    const area = within(await screen.findByRole('region', { name: 'Follow-up' }));
    expect(area.getByLabelText<HTMLSelectElement>('A new lead begins on').selectedOptions[0]!.text).toBe('older (not live)');
    await area.findAllByRole('option', { name: 'Twelve days' });
    expect(area.queryByRole('option', { name: 'Later' })).toBeNull();
    await actor.selectOptions(area.getByLabelText('A new lead begins on'), 'Twelve days');
    await actor.selectOptions(area.getByLabelText('A recycled lead begins on'), 'Twelve days');
    await actor.clear(area.getByLabelText('Back to routing after (minutes)'));
    await actor.type(area.getByLabelText('Back to routing after (minutes)'), '15');
    await actor.click(area.getByRole('button', { name: 'Add a rule' }));
    await actor.selectOptions(area.getByLabelText('Rule 2: closed as'), 'returned');
    await actor.type(area.getByLabelText('Rule 2: reason'), ' Outside my area ');
    await actor.clear(area.getByLabelText('Rule 2: rest in hours'));
    await actor.type(area.getByLabelText('Rule 2: rest in hours'), '24');
    await expectAccessible();
    await actor.click(area.getByRole('button', { name: 'Remove rule 1' }));
    await actor.click(screen.getByRole('button', { name: 'Save campaign' }));
    await waitFor(() =>
      expect(state.puts[0]!.body.followUp).toEqual({
        arrival: 'twelve-days',
        pullBackMinutes: 15,
        recycle: [{ status: 'returned', reason: 'Outside my area', restHours: 24, most: 1 }],
        recycled: 'twelve-days',
      }),
    );
  });

  test('with rules of follow-up that say nothing is told so beside them', async () => {
    const { actor, state } = await openCampaigns('/campaigns/solar-us');
    const area = within(await screen.findByRole('region', { name: 'Follow-up' }));
    await actor.type(area.getByLabelText('Back to routing after (minutes)'), '0');
    await actor.click(area.getByRole('button', { name: 'Add a rule' }));
    await actor.clear(area.getByLabelText('Rule 1: at most so often'));
    await actor.click(screen.getByRole('button', { name: 'Save campaign' }));
    expect(area.getByText('Give 1 to 10 times.')).toBeTruthy();
    expect(area.getByText('Give 1 to 10,080 minutes, or leave it empty.')).toBeTruthy();
    expect(area.getByLabelText('Rule 1: at most so often').getAttribute('aria-invalid')).toBe('true');
    expect(area.getByLabelText('Rule 1: reason').getAttribute('aria-invalid')).toBeNull();
    await actor.type(area.getByLabelText('Rule 1: at most so often'), '3');
    await actor.clear(area.getByLabelText('Back to routing after (minutes)'));
    state.answer = () => HttpResponse.json({ errors: { 'followUp.recycle[0].status': ['Use lost, returned or no_show.'] } }, { status: 422 });
    await actor.click(screen.getByRole('button', { name: 'Save campaign' }));
    expect(await area.findByText('Use lost, returned or no_show.')).toBeTruthy();
  });

  test('whose sequences cannot be read keeps what is set', async () => {
    const { actor, state } = await openCampaigns('/campaigns', [campaign({ followUp: { ...campaign().followUp, arrival: 'twelve-days' } })]);
    server.use(http.get('*/api/v1/campaigns/:code/sequences', () => HttpResponse.json({ detail: 'Out of order.' }, { status: 503 })));
    await actor.click(await screen.findByRole('link', { name: 'Solar, United States' }));
    expect(await screen.findByText('The sequences could not be loaded: Out of order.')).toBeTruthy();
    await actor.click(screen.getByRole('button', { name: 'Save campaign' }));
    await waitFor(() => expect(state.puts[0]!.body.followUp.arrival).toBe('twelve-days'));
  });

  test('with faults is not sent, and each field says its own', async () => {
    const { actor, state } = await openCampaigns('/campaigns/solar-us');
    await actor.clear(await screen.findByLabelText('Name'));
    await actor.clear(screen.getByLabelText(/^Fields of its own/));
    await actor.click(screen.getByRole('button', { name: 'Save campaign' }));
    expect(screen.getByLabelText('Name').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Give the campaign a name.')).toBeTruthy();
    expect(screen.getByText(/This is not JSON/)).toBeTruthy();
    expect(screen.getByText('Some fields need your attention: name, fields.')).toBeTruthy();
    expect(state.puts).toEqual([]);
    await expectAccessible();
  });

  test('that the server finds faulty shows the sentences where they belong', async () => {
    const { actor, state } = await openCampaigns('/campaigns/solar-us');
    state.answer = () => HttpResponse.json({ detail: 'Faulty.', errors: { 'members[0].weight': ['Too heavy.'], requiredFields: ['No such field.'] } }, { status: 422 });
    await actor.click(await screen.findByRole('button', { name: 'Save campaign' }));
    expect(await screen.findByText('Too heavy.')).toBeTruthy();
    expect(screen.getByText('No such field.')).toBeTruthy();
    expect(screen.getByText('Faulty.')).toBeTruthy();
  });

  test('that somebody else saved meanwhile can be taken as it is now', async () => {
    const { actor, state } = await openCampaigns('/campaigns/solar-us');
    await screen.findByLabelText('Name');
    state.stored = [campaign({ version: 5, name: 'Renamed' })];
    state.answer = () => HttpResponse.json({}, { status: 412 });
    await actor.click(screen.getByRole('button', { name: 'Save campaign' }));
    await actor.click(await screen.findByRole('button', { name: 'Take version 5 and drop my changes' }));
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Renamed');
    expect(screen.queryByText('Changed meanwhile')).toBeNull();
  });

  test('is made new with version 0', async () => {
    const { actor, state } = await openCampaigns('/campaigns/new', [], []);
    await actor.type(await screen.findByLabelText('Name'), 'Roofs');
    await actor.type(screen.getByLabelText('Code'), 'roofs');
    expect(screen.getByText(/Nobody yet/)).toBeTruthy();
    await actor.click(screen.getByRole('button', { name: 'Save campaign' }));
    await waitFor(() => expect(state.puts[0]).toMatchObject({ version: '"0"', body: { code: 'roofs', name: 'Roofs' } }));
  });

  test('that is made new under a code that is taken says so', async () => {
    const { actor, state } = await openCampaigns('/campaigns/new');
    state.answer = () => HttpResponse.json({}, { status: 412 });
    await actor.type(await screen.findByLabelText('Name'), 'Roofs');
    await actor.type(screen.getByLabelText('Code'), 'solar-us');
    await actor.click(screen.getByRole('button', { name: 'Save campaign' }));
    expect(await screen.findByText(/Choose another code/)).toBeTruthy();
  });

  test('that does not exist says so', async () => {
    await openCampaigns('/campaigns/nothing');
    const alert = await screen.findByRole('heading', { name: 'The campaign could not be loaded' });
    expect(within(alert.parentElement!).getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  test('keeps required fields that no list of ours has', async () => {
    await openCampaigns('/campaigns/solar-us', [campaign({ requiredFields: ['consent.certificateUrl'] })]);
    expect((await screen.findByRole<HTMLInputElement>('checkbox', { name: 'consent.certificateUrl' })).checked).toBe(true);
  });
});

describe('A draft', () => {
  const faultsOf = (part: Partial<Draft>): unknown => {
    const result = definitionOf({ ...draftOf(campaign()), ...part }, 4);
    return isDefinition(result) ? 'none' : Object.fromEntries(Object.entries(result).map(([field, sentences]) => [field, sentences.length]));
  };

  test('of any definition gives the same definition again', () => {
    expect(definitionOf(draftOf(campaign()), 4)).toEqual(campaign());
    const newer = { ...campaign(), settingOfLaterBuilds: { on: true } };
    expect(definitionOf(draftOf(newer), 4)).toEqual(newer);
    expect(definitionOf({ ...draftOf(blank), code: 'x', name: 'X' }, 0)).toEqual({ ...blank, code: 'x', name: 'X' });
  });

  test.each<[Partial<Draft>, unknown]>([
    [{ code: 'No Spaces' }, { code: 1 }],
    [{ currency: 'usd' }, { currency: 1 }],
    [{ duplicateWindowDays: '-1' }, { duplicateWindowDays: 1 }],
    [{ duplicateWindowDays: '9999' }, { duplicateWindowDays: 1 }],
    [{ members: [{ brokerId: 'a', weight: '0' }, { brokerId: 'a', weight: '1001' }] }, { members: 2 }],
    [{ members: [{ brokerId: 'a', weight: 'x' }] }, { members: 1 }],
    [{ outreach: { ...draftOf(campaign()).outreach, mailFrom: 'Alder <a@b>', textsPerSecond: '0' } }, { 'outreach.mailFrom': 1, 'outreach.textsPerSecond': 1 }],
    [{ followUp: { ...draftOf(campaign()).followUp, pullBackMinutes: '10081' } }, { 'followUp.pullBackMinutes': 1 }],
    [{ followUp: { ...draftOf(campaign()).followUp, recycle: [{ key: 1, status: 'lost', reason: '', restHours: '0', most: '11' }] } }, { 'followUp.recycle[0].restHours': 1, 'followUp.recycle[0].most': 1 }],
    [{ fields: '{}' }, { fields: 1 }],
    [{ fields: '[{"name":"a","type":"colour"}]' }, { fields: 1 }],
    [{ criteria: '[{"condition":{"field":"a","operator":"is","values":[]},"message":"m"}]' }, { criteria: 1 }],
    [{ criteria: '[{"condition":{"field":"a","operator":"in","values":[1]},"message":"m"}]' }, { criteria: 1 }],
    [{ scorecard: '[]' }, { scorecard: 1 }],
    [{ scorecard: '{"base":1,"rules":[{"reason":"r","points":1.5,"when":[]}]}' }, { scorecard: 1 }],
    [{ scorecard: '{"base":1,"rules":[{"reason":"r","points":1,"when":[]}]}' }, 'none'],
  ])('%j', (part, faults) => expect(faultsOf(part)).toEqual(faults));
});
