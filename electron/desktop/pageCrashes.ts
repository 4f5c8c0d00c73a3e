const mostReloads = 3;
const withinMilliseconds = 60_000;

/** Whether a page that has just crashed is loaded again, after crashes at these times (milliseconds, the new one last): not where it keeps crashing. */
export function mayReload(crashes: readonly number[]): boolean {
  const now = crashes.at(-1) ?? 0;
  return crashes.filter((at) => now - at < withinMilliseconds).length <= mostReloads;
}
