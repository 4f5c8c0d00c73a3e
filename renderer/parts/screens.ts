/** The screens in the bar at the top. */
export const barScreens = [
  ['/', 'Meetings'],
  ['/operating', 'My operating'],
  ['/directory', 'Directory'],
  ['/pathway', 'Pathway'],
  ['/referrers', 'Referrers'],
] as const;

/** Every screen one can go to from a place: those of the bar, those behind them, and those of the meeting one is in. */
export function screensFrom(meetingId: string | null): readonly (readonly [to: string, name: string])[] {
  const meeting = meetingId === null ? '' : `/meetings/${meetingId}`;
  return [
    ...(meetingId === null
      ? []
      : ([
          [meeting, 'Meeting room'],
          [`${meeting}/prepare`, 'Prepare this meeting'],
          [`${meeting}/readiness`, 'Readiness board'],
          [`${meeting}/owed`, 'Who owes what'],
          [`${meeting}/close`, 'Close, minutes and exports'],
        ] as const)),
    ...barScreens,
    ['/open', 'Open, on no list'],
    ['/recurring', 'Recurring meetings'],
    ['/actions', 'Actions and conditions'],
    ['/search', 'Search'],
    ['/record', 'Record of access and changes'],
    ['/record/access', 'Access log'],
    ['/record/verify', 'Verify everything'],
    ['/pathway/map', 'Map of the pathway'],
    ['/readiness-settings', 'Readiness settings'],
    ['/lock', 'Lock and passphrase'],
    ['/backups', 'Backups'],
  ];
}
