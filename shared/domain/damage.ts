/** How the list of what is wrong names the access log where it could not be written. */
export const unwrittenAccessLog = 'access log';

const sealMark = ' (its seal)';

/** How it names the seal of a closed meeting that does not hold, beside the meeting's own record. */
export function sealName(meetingId: string): string {
  return `${meetingId}${sealMark}`;
}

/** What may be wrong: a file that was set aside, one that is not as it was left and lies in its place or is missing, a seal, or the log that the disk does not take. */
export type Trouble = 'setAside' | 'notAsLeft' | 'brokenSeal' | 'unwrittenLog';

/** Which of them an entry of the list is. */
export function troubleOf({ id, setAside }: { readonly id: string; readonly setAside: string | null }): Trouble {
  if (id === unwrittenAccessLog) return 'unwrittenLog';
  if (id.endsWith(sealMark)) return 'brokenSeal';
  return setAside === null ? 'notAsLeft' : 'setAside';
}

type Counted = Exclude<Trouble, 'unwrittenLog'>;
const one: Record<Counted, string> = {
  setAside: '1 stored record is damaged and set aside.',
  notAsLeft: '1 stored record is not as it was left.',
  brokenSeal: 'The seal of 1 closed meeting does not hold.',
};
const many: Record<Counted, string> = {
  setAside: '# stored records are damaged and set aside.',
  notAsLeft: '# stored records are not as they were left.',
  brokenSeal: '# seals of closed meetings do not hold.',
};

/** The whole list in a line, each kind of trouble in a sentence of its own. */
export function damageSentence(damage: readonly { readonly id: string; readonly setAside: string | null }[]): string {
  const troubles = damage.map(troubleOf);
  const sentences = (['setAside', 'notAsLeft', 'brokenSeal'] as const).flatMap((kind) => {
    const count = troubles.filter((each) => each === kind).length;
    return count === 0 ? [] : [count === 1 ? one[kind] : many[kind].replace('#', String(count))];
  });
  return [...sentences, ...(troubles.includes('unwrittenLog') ? ['The access log cannot be written.'] : [])].join(' ');
}
