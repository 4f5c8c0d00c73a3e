import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { throwOnceDestroyed } from './destroyable.ts';
import type { Named } from './events.ts';

/** The zoom all windows of the program's one origin share, as Chromium keeps it. */
let shared = 0;

/** The zoom of a window's contents: that of its origin, unless it was made to keep its own. */
export abstract class ZoomedContents extends EventEmitter {
  #own: number | null;

  abstract isDestroyed(): boolean;
  constructor(zoomMode: string | undefined) {
    super();
    this.#own = zoomMode === 'isolated' ? 0 : null;
  }
  getZoomLevel(): number {
    return this.#own ?? shared;
  }
  setZoomLevel(level: number): void {
    if (this.#own === null) shared = level;
    else this.#own = level;
  }
}

ZoomedContents.prototype satisfies Named<WebContents, 'getZoomLevel' | 'setZoomLevel'>;
throwOnceDestroyed(ZoomedContents.prototype);
