/** How many backups may be kept: with fewer than three, one bad day is all of them. */
export const keepLimits = { least: 3, most: 200 } as const;
