import { EventEmitter } from 'node:events';

/*
 * Imported before a program of ours: a moment later it has a fault that nobody catches, with something of a patient in whatever it throws. The kind and the
 * mark come as MDT_TEST_BUG and MDT_TEST_MARK.
 */
const { MDT_TEST_BUG: kind, MDT_TEST_MARK: mark = '' } = process.env;
const faults: Readonly<Record<string, () => unknown>> = {
  error: () => {
    throw Object.assign(new Error(`No plan for ${mark}`, { cause: new TypeError(mark) }), { patient: mark });
  },
  text: () => {
    throw mark;
  },
  parser: () => JSON.parse(`{"name": ${mark}}`),
  rejected: () => void Promise.reject(new Error(mark)),
  rejectedObject: () => void Promise.reject({ patient: mark }),
  rejectedInListener: () => {
    const emitter = new EventEmitter();
    emitter.on('changed', async () => Promise.reject(new Error(mark)));
    emitter.emit('changed');
  },
  afterWarning: () => {
    process.emitWarning(new Error(mark));
    process.emitWarning(mark, 'DeprecationWarning');
    setImmediate(() => {
      throw new Error(mark);
    });
  },
  whileClosing: () => {
    process.emit('SIGTERM', 'SIGTERM');
    setImmediate(() => {
      throw new Error(mark);
    });
  },
  twice: () => {
    setImmediate(() => {
      throw new Error(mark);
    });
    void Promise.reject(new Error(mark));
    throw new Error(mark);
  },
};
setTimeout(() => faults[kind ?? '']?.(), 1_500);

/** Every kind of fault there is. */
export const kindsOfBug = Object.keys(faults);
