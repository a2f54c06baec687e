import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';

/** Answers nothing by itself but what a screen tells without being asked: every test says what the server of its story answers. */
export const server = setupServer(http.post('*/api/v1/leads/noticed', () => new HttpResponse(null, { status: 204 })));
