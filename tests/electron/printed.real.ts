import { describe } from 'vitest';
import { oneDesktop } from '../desktop/runningDesktop.ts';
import { testPassphrase } from '../fakes/vaultFolder.ts';
import { type RealDesktop, startRealDesktop } from './realDesktop.ts';
import { type PrintingPage, printsItsScreens, printsTheRecoveryKey } from './steps/printedScreens.ts';

const printing = ({ electron, page }: RealDesktop): PrintingPage => ({
  page,
  pdf: async () => {
    const base64 = await electron.evaluate(async ({ BrowserWindow }) => (await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ preferCSSPageSize: true }))?.toString('base64'));
    return Buffer.from(base64 ?? '', 'base64');
  },
});

describe('what is printed of a meeting', () => {
  const desktop = oneDesktop(startRealDesktop);
  printsItsScreens(() => printing(desktop()));
});

describe('what is printed of a new data folder', () => {
  const desktop = oneDesktop(startRealDesktop, { locked: true });
  printsTheRecoveryKey(() => printing(desktop()), testPassphrase);
});
