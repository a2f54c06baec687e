import { setupServer } from 'msw/node';

/** Answers nothing by itself: every test says what the server of its story answers. */
export const server = setupServer();
