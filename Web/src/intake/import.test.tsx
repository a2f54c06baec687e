import { fireEvent, screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import { campaign } from '../testing/fixtures';
import { administrator, expectAccessible, openApp } from '../testing/render';
import { server } from '../testing/server';
import { sizeOf } from './FilePick';

const csv = new File(['firstname,phone1,Age,Remark\nJames,5046218927,43,"a, b"\nArt,8566368749,30,\n'], 'leads.csv', { type: 'text/csv' });
const two = [campaign(), campaign({ code: 'home', name: 'Home', fields: [] }), campaign({ code: 'old', name: 'Old', active: false })];

async function openImport(campaigns = two) {
  server.use(http.get('*/api/v1/campaigns', () => HttpResponse.json(campaigns)));
  return openApp(administrator, '/import');
}

async function pick(file: File): Promise<void> {
  fireEvent.change(await screen.findByLabelText('Choose a CSV file'), { target: { files: [file] } });
}

const where = (column: string): HTMLSelectElement => screen.getByLabelText(`Where ${column} goes`);

describe('Importing', () => {
  test('maps columns by their names, shows the first rows, and takes another mapping', async () => {
    const { actor } = await openImport();
    await pick(csv);
    await screen.findByRole('region', { name: 'Columns' });
    expect([where('firstname').value, where('phone1').value, where('Age').value, where('Remark').value]).toEqual(['firstName', 'phone', 'attributes.age', 'attributes.Remark']);
    expect(screen.getByText('a, b')).toBeTruthy();
    expect(screen.getByText('leads.csv, 74 bytes')).toBeTruthy();
    await expectAccessible();
    await actor.selectOptions(where('phone1'), '');
    expect(screen.getByText('No column goes to phone or email: a lead needs one of them.')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Import into/ }).disabled).toBe(true);
    await actor.selectOptions(screen.getByLabelText('Campaign'), 'home');
    expect(where('Age').value).toBe('attributes.Age');
    await actor.selectOptions(screen.getByLabelText('Written in'), 'windows-1252');
    expect(screen.getByLabelText<HTMLSelectElement>('Written in').value).toBe('windows-1252');
    expect(screen.queryByRole('option', { name: 'Old' })).toBeNull();
  });

  test('posts the file, counts outcomes, shows faults and gives the result file', async () => {
    const { actor } = await openImport();
    await pick(csv);
    server.use(
      http.post('*/api/v1/leads/batch', ({ request }) => {
        expect(new URL(request.url).searchParams.get('campaign')).toBe('solar-us');
        expect(request.headers.get('X-CSRF-Token')).toBe('token-1');
        return new HttpResponse('{"line":2,"outcome":"accepted","leadId":"l1"}\n{"line":3,"outcome":"key_reused","errors":{"externalId":["Used before."]}}\n');
      }),
    );
    await actor.click(await screen.findByRole('button', { name: 'Import into Solar, United States' }));
    await screen.findByRole('heading', { name: 'Done' });
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('100');
    expect([...document.querySelectorAll('.outcome')].map((each) => each.textContent)).toEqual(['Accepted1', 'Duplicates0', 'Rejected0', 'Id used before1']);
    expect(within(screen.getByRole('region', { name: 'Faulty rows' })).getByText('externalId: Used before.')).toBeTruthy();
    expect(screen.getByRole('heading', { name: '1 row refused' })).toBeTruthy();
    await expectAccessible();

    const made: Blob[] = [];
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: (blob: Blob) => (made.push(blob), 'blob:x'), revokeObjectURL: () => undefined }));
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      expect(this.download).toBe('leads-result.csv');
    });
    await actor.click(screen.getByRole('button', { name: 'Download the result file' }));
    expect(click).toHaveBeenCalledTimes(1);
    expect(await made[0]!.text()).toContain('2,accepted,l1');
    await actor.click(screen.getByRole('button', { name: 'Another file' }));
    expect(screen.getByText('or drop it here')).toBeTruthy();
  });

  test('can only check', async () => {
    const { actor } = await openImport();
    await pick(csv);
    await actor.click(await screen.findByRole('checkbox', { name: /Only check/ }));
    let test: string | null = null;
    server.use(
      http.post('*/api/v1/leads/batch', ({ request }) => {
        test = new URL(request.url).searchParams.get('test');
        return new HttpResponse('{"line":2,"outcome":"rejected"}\n{"line":3,"outcome":"duplicate"}\n');
      }),
    );
    await actor.click(screen.getByRole('button', { name: 'Check this file' }));
    await screen.findByText('leads.csv: 2 rows, nothing is stored');
    expect(test).toBe('true');
  });

  test('that is stopped goes on, or is left', async () => {
    const { actor } = await openImport();
    await pick(csv);
    server.use(http.post('*/api/v1/leads/batch', () => HttpResponse.json({ detail: 'The database is away.' }, { status: 500 })));
    await actor.click(await screen.findByRole('button', { name: /^Import into/ }));
    expect(await screen.findByText(/The database is away\./)).toBeTruthy();
    await actor.click(screen.getByRole('button', { name: 'Go on' }));
    expect(await screen.findByText(/come back as duplicates/)).toBeTruthy();
    await actor.click(screen.getByRole('button', { name: 'Leave it' }));
    expect(await screen.findByRole('heading', { name: 'Cancelled' })).toBeTruthy();
  });

  test('can be cancelled, and warns before the page is left', async () => {
    const { actor } = await openImport();
    await pick(csv);
    server.use(http.post('*/api/v1/leads/batch', () => new Promise(() => undefined)));
    await actor.click(await screen.findByRole('button', { name: /^Import into/ }));
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
    await actor.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(await screen.findByRole('heading', { name: 'Cancelled' })).toBeTruthy();
  });

  test('takes a file that is dropped, and says what is wrong with it', async () => {
    await openImport();
    const place = (await screen.findByText('or drop it here')).parentElement!;
    fireEvent.dragOver(place);
    expect(place.className).toContain('over');
    fireEvent.dragLeave(place);
    fireEvent.drop(place, { dataTransfer: { files: [] } });
    fireEvent.drop(place, { dataTransfer: { files: [new File([''], 'empty.csv')] } });
    expect(await screen.findByText('This file is empty.')).toBeTruthy();
  });

  test('needs an active campaign', async () => {
    await openImport([two[2]!]);
    expect(await screen.findByRole('heading', { name: 'No active campaign' })).toBeTruthy();
  });

  test('without its campaigns can be tried again', async () => {
    server.use(http.get('*/api/v1/campaigns', () => HttpResponse.json({}, { status: 500 })));
    const { actor } = await openApp(administrator, '/import');
    await screen.findByRole('heading', { name: 'Campaigns could not be loaded' });
    server.use(http.get('*/api/v1/campaigns', () => HttpResponse.json({ campaigns: two })));
    await actor.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Import leads' })).toBeTruthy();
  });
});

test('Sizes are said as people say them', () => {
  expect([sizeOf(12), sizeOf(1_234), sizeOf(45_600), sizeOf(1_500_000_000), sizeOf(5e13)]).toEqual(['12 bytes', '1.2 kB', '46 kB', '1.5 GB', '50000 GB']);
});
