import type { InputOf } from '../../shared/api/contract.ts';
import { client } from '../api.ts';

type Told = InputOf<'access.told'>;
type Screen = Told['screen'];

const plainScreens: Readonly<Record<string, Screen>> = {
  '': 'meetings',
  recurring: 'recurring',
  actions: 'actions',
  open: 'onNoList',
  search: 'search',
  operating: 'operating',
  directory: 'directory',
  pathway: 'pathway',
  referrers: 'referrers',
  record: 'record',
  'readiness-settings': 'readinessSettings',
};

/** The screen at an address, with the meeting or the case it shows: what the access log keeps of it. */
function screenAt(path: string): Pick<Told, 'screen' | 'meetingId' | 'caseId'> {
  const [room = '', id = '', part = '', further = ''] = path.replace(/^\//, '').split('/');
  const none = { meetingId: null, caseId: null };
  if (room === 'display') return { ...none, screen: 'display', meetingId: id };
  if (room === 'cases') return { ...none, screen: part === 'map' ? 'map' : 'case', caseId: id };
  if (room === 'pathway' && id === 'map') return { ...none, screen: 'map' };
  if (room !== 'meetings') return { ...none, screen: plainScreens[room] ?? 'other' };
  const parts: Readonly<Record<string, Screen>> = { '': 'room', prepare: 'prepare', readiness: 'readiness', owed: 'owed', close: 'close' };
  const screen = further === 'import' ? 'import' : further === 'new-case' ? 'newCase' : (parts[part] ?? 'other');
  return { screen, meetingId: id, caseId: part === 'readiness' && further !== '' ? further : null };
}

/** Records in the access log what left the current screen. A lost connection is reported elsewhere. */
export function tellAccess(act: Told['act']): void {
  void client.call('access.told', { act, ...screenAt(window.location.hash.slice(1)) }).catch(() => undefined);
}

/** Records every print in the access log, whether by our button or the browser's shortcut. Returns an unsubscribe function. */
export function tellOfPrinting(): () => void {
  const printed = (): void => tellAccess('printed');
  window.addEventListener('beforeprint', printed);
  return () => window.removeEventListener('beforeprint', printed);
}
