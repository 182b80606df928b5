// The desktop window as host. The only file, with its neighbours, that names @tauri-apps.
import { Channel, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import type { Host, Picked } from './host';
import type { Progress } from './types';

export const tauri: Host = {
  call: (name, payload) => invoke('call', { name, payload }),

  job(name, payload, progress) {
    const job = crypto.randomUUID();
    const channel = new Channel<Progress>();
    channel.onmessage = progress;
    return {
      answer: invoke('job', { name, payload, job, progress: channel }),
      cancel: () => void invoke('cancel', { job }),
    };
  },

  async bytes(name, payload) {
    const got = await invoke<ArrayBuffer | number[]>('bytes', { name, payload });
    return got instanceof ArrayBuffer ? new Uint8Array(got) : Uint8Array.from(got);
  },

  pick: (request) => invoke<Picked[]>('pick', { request }),

  dropped(take) {
    const stop = listen<Picked[]>('dropped', (event) => take(event.payload));
    return () => void stop.then((unlisten) => unlisten());
  },

  reveal: (token) => invoke('reveal', { token }),

  ready: () => void invoke('ready'),
};
