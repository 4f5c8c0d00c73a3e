import { setTimeout } from 'node:timers/promises';
import { ipcMain } from './electron/ipcMain.ts';

// Loaded with --import before the built main bundle: every call of a page is handed on so many milliseconds later.
const delay = Number(process.env['MDT_TEST_DELAY']);
const { handle } = ipcMain;
ipcMain.handle = (channel, handler) =>
  handle(channel, async (...call) => {
    await setTimeout(delay);
    return handler(...call);
  });
