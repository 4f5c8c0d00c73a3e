/**
 * The time of day a text means, "HH:MM" on the 24-hour clock: "9", "9.30", "0930", "17:45", "5pm". Null where it means none, or a
 * time that is not on the clock.
 */
export function readTypedTime(text: string): string | null {
  const match = /^(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?\s*(am|pm)?$/i.exec(text.trim());
  if (match === null) return null;
  const [, hours = '', minutes = '00', half = ''] = match;
  const typed = Number(hours);
  if (half !== '' && (typed < 1 || typed > 12)) return null;
  const hour = half === '' ? typed : (typed % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  return hour > 23 || Number(minutes) > 59 ? null : `${String(hour).padStart(2, '0')}:${minutes}`;
}
