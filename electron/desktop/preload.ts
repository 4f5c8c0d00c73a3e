import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Carrier } from '../../shared/api/client.ts';
import type { PushEvent } from '../../shared/api/contract.ts';
import { callChannel, eventChannel } from './channels.ts';

/** All that the page sees of this machine: one way to ask, one way to hear. */
const mdt: Carrier = {
  call: (name, input) => ipcRenderer.invoke(callChannel, name, input),
  onEvent: (listener) => {
    const hear = (_: IpcRendererEvent, event: PushEvent): void => listener(event);
    ipcRenderer.on(eventChannel, hear);
    return () => {
      ipcRenderer.removeListener(eventChannel, hear);
    };
  },
};

contextBridge.exposeInMainWorld('mdt', mdt);
