import { useMemo } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import { type FollowUpAsked, followUpsAsked } from '../../shared/domain/followUpAsked.ts';
import { useRead } from '../parts/reads.ts';
import { isOver } from '../parts/words.ts';

/** The plans a meeting asks about; none for one that is closed. */
export function useFollowUps(meeting: MeetingView): readonly FollowUpAsked[] {
  const cases = useRead('cases.list', {});
  const meetings = useRead('meetings.list', {});
  const settings = useRead('list.settings', {});
  const { state, details } = meeting;
  return useMemo(() => {
    if (isOver(state) || cases.data?.ok !== true || meetings.data?.ok !== true || settings.data?.ok !== true) return [];
    const days = new Map(meetings.data.value.map(({ id, details: { date } }) => [id, date]));
    return followUpsAsked(cases.data.value, (id) => days.get(id), details.date, settings.data.value.followUpAfterDays);
  }, [cases.data, meetings.data, settings.data, state, details.date]);
}
